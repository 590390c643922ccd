package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** What the origin sends is TLS at first sight and then breaks its rules or our bounds. */
final class HandshakeMalformed extends AddressRule {
    HandshakeMalformed() {
        super(new RuleInfo(
                "handshake-malformed",
                Severity.BLOCK,
                "The origin breaks the TLS protocol",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5246 and RFC 8446; AWS does not say",
                        "A peer that breaks the protocol is answered with a fatal alert; a failed TLS "
                                + "handshake leads to 502.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return DecidingExchanges.deciding(address).stream()
                .filter(exchange -> !exchange.choseUnoffered())
                .map(Exchange::answer)
                .filter(Answer.Malformed.class::isInstance)
                .map(Answer.Malformed.class::cast)
                .map(answer -> Fault.broken(
                        Particular.of(
                                address.endpoint(), answer.reason(), "a handshake as RFC 5246 and RFC 8446 define it"),
                        "Update or replace the TLS implementation of the origin, or of the middlebox before it."))
                .toList();
    }
}
