package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Findings;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;

/**
 * AWS's own TLS library with CloudFront's published policy refuses an address to which CloudFront would connect by every
 * other rule. Where another rule blocks, there is nothing to add.
 */
final class WitnessRefused extends AddressRule {
    private final List<Rule<Case>> others;

    /**
     * The rule beside others.
     *
     * @param others all that may block
     */
    WitnessRefused(List<Rule<Case>> others) {
        super(new RuleInfo(
                "witness-refused",
                Severity.BLOCK,
                "AWS's own TLS library refuses the origin",
                new Basis(
                        Grade.PUBLISHED,
                        "s2n-tls of aws-crt with the policy that AWS published as CloudFront's towards origins "
                                + "(aws/s2n-tls #5460, 2025-08-21; #1736, 2020-04-03)",
                        "Policies for CloudFront Upstream: CloudFront's client-side policies. Whether CloudFront "
                                + "also verifies certificates as the library does is not said.")));
        this.others = List.copyOf(others);
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return refusal(address)
                .filter(seen -> connects(evidence, address))
                .map(seen -> Fault.undecided(
                        Particular.of(address.endpoint(), seen, "a handshake that " + policy(address) + " finishes"),
                        "Find out why AWS's library refuses it: its word for it is above. Until that is mended, "
                                + "CloudFront may refuse it too."))
                .stream()
                .toList();
    }

    @Override
    boolean applies(Case evidence, AddressEvidence address) {
        return address.last(Purpose.WITNESS)
                .filter(exchange -> !(exchange.answer() instanceof Answer.Unreachable))
                .isPresent();
    }

    private boolean connects(Case evidence, AddressEvidence address) {
        return Findings.of(evidence, others).outcomeAt(address.endpoint()) == Outcome.CONNECT;
    }

    /** What the library refused, or was refused; empty where it was not: a lost or silent connection is no refusal. */
    static Optional<String> refusal(AddressEvidence address) {
        Optional<Answer> answer = address.last(Purpose.WITNESS).map(Exchange::answer);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        if (answer.get() instanceof Answer.Unfinished unfinished) {
            return Optional.of(unfinished.detail());
        }
        if (answer.get() instanceof Answer.Alerted alerted) {
            return Optional.of(
                    "the origin refuses it with alert " + alerted.alert().descriptionName());
        }
        return answer.get() instanceof Answer.Malformed malformed ? Optional.of(malformed.reason()) : Optional.empty();
    }

    private static String policy(AddressEvidence address) {
        return address.last(Purpose.WITNESS)
                .flatMap(exchange -> exchange.question().witness())
                .map(WitnessTerms::policy)
                .filter(UpstreamPolicy.Named.class::isInstance)
                .map(named -> "s2n-tls with " + ((UpstreamPolicy.Named) named).name())
                .orElse("s2n-tls");
    }
}
