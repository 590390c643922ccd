package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.ViewerStatus;
import java.util.List;

/** Silence proves nothing: it is neither a refusal nor a pass. */
final class HandshakeTimedOut extends AddressRule {
    HandshakeTimedOut() {
        super(new RuleInfo(
                        "handshake-timed-out",
                        Severity.BLOCK,
                        "The origin accepts the connection and then says nothing",
                        new Basis(
                                Grade.DOCUMENTED,
                                Sources.GATEWAY_TIMEOUT,
                                "In substance: The origin did not answer in time."))
                .leadingTo(ViewerStatus.GATEWAY_TIMEOUT));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return DecidingExchanges.deciding(address).stream()
                .filter(exchange -> exchange.answer() instanceof Answer.Silent && !exchange.choseUnoffered())
                .map(
                        exchange -> Fault.undecided(
                                Particular.of(
                                        address.endpoint(),
                                        seen(exchange),
                                        "an answer within "
                                                + exchange.question()
                                                        .timeouts()
                                                        .handshakeTimeout()
                                                        .toMillis() + " ms"),
                                "See why the origin does not answer: overload, a tarpit, or a proxy that waits for its backend."))
                .toList();
    }

    private static String seen(Exchange exchange) {
        if (exchange.answer().seen().isEmpty()) {
            return "no answer to the hello";
        }
        return "silence in the middle of the "
                + (exchange.question().purpose() == Purpose.HELLO ? "first flight" : "handshake");
    }
}
