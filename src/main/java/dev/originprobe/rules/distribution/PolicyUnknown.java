package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.HostForwarding;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy whose contents the file does not have. */
public final class PolicyUnknown extends ConfigRule {
    public PolicyUnknown() {
        super(
                new RuleInfo(
                        "policy-unknown",
                        Severity.BLOCK,
                        "It is not known whether the Host header is forwarded",
                        Pages.guide(
                                "In substance: which headers go to the origin is in the cache policy and the origin request policy, of which the distribution has the ids alone; the ids of managed policies are known.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .filter(behavior ->
                        distribution.targets(behavior).stream().anyMatch(origin -> origin.kind() != OriginKind.S3))
                .flatMap(behavior ->
                        distribution.policies().hostForwarding(behavior) instanceof HostForwarding.Unknown unknown
                                ? Stream.of(Fault.undecided(
                                        unknown.location(),
                                        Optional.empty(),
                                        "behavior " + behavior.name() + ": " + unknown.of(),
                                        "the contents of the policy",
                                        "Add --policy FILE with the output of aws cloudfront get-origin-request-policy --id ID or "
                                                + "get-cache-policy --id ID."))
                                : Stream.empty());
    }
}
