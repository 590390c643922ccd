package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One TLS client refuses what the origin sends and another finishes the handshake, and no other rule says why. */
final class ClientsDisagree extends AddressRule {
    /** Rules about what a client must refuse, and some do not. */
    private static final List<AddressRule> THAT_SAY_WHY = List.of(new ChoiceNotOffered(), new ExtensionNotRequested());

    ClientsDisagree() {
        super(new RuleInfo(
                "clients-disagree",
                Severity.RISK,
                "One TLS client refuses the handshake that another finishes",
                new Basis(
                        Grade.INFERRED,
                        "AWS does not say",
                        "TLS clients differ in how strict they are; which of them CloudFront is like in this is not "
                                + "known.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return address
                .last(Purpose.HANDSHAKE_AGAIN)
                .filter(exchange -> exchange.answer() instanceof Answer.Completed)
                .flatMap(finished -> refusal(address))
                .filter(refused -> THAT_SAY_WHY.stream()
                        .allMatch(rule -> rule.faults(evidence, address).isEmpty()))
                .filter(refused -> address.chain().stream()
                        .flatMap(chain -> Rules.findings(chain).stream())
                        .noneMatch(finding -> finding.outcome() == Outcome.DROP))
                .map(
                        refused -> Fault.broken(
                                Particular.of(
                                        address.endpoint(),
                                        "one client ends the handshake (" + refused.detail() + "), another finishes it",
                                        "a handshake that every client finishes"),
                                "Look up what the client that refuses says, and mend it on the origin: it is the stricter one."))
                .stream()
                .toList();
    }

    private static Optional<Answer.Unfinished> refusal(AddressEvidence address) {
        return address.last(Purpose.HANDSHAKE)
                .map(Exchange::answer)
                .flatMap(answer -> answer instanceof Answer.Unfinished unfinished
                                && unfinished.failure() == Answer.Failure.ENGINE_REFUSED
                        ? Optional.of(unfinished)
                        : Optional.empty());
    }

    @Override
    boolean applies(Case evidence, AddressEvidence address) {
        return Stream.of(Purpose.HANDSHAKE, Purpose.HANDSHAKE_AGAIN)
                .allMatch(purpose -> address.last(purpose).isPresent());
    }
}
