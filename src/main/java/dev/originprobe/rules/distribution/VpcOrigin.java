package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** An origin that CloudFront alone can reach. */
public final class VpcOrigin extends ConfigRule {
    public VpcOrigin() {
        super(new RuleInfo(
                "vpc-origin",
                Severity.NOTE,
                "A VPC origin cannot be probed from outside",
                Pages.guide("In substance: a VPC origin is in a private subnet and is reached by CloudFront alone.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> origin.kind() == OriginKind.VPC)
                .filter(origin -> !distribution.reaching(origin).isEmpty())
                .map(
                        origin -> Fault.broken(
                                origin.location(),
                                Optional.empty(),
                                "origin " + origin.name() + ": "
                                        + origin.domainName().text(),
                                "a probe from within the VPC",
                                "Run originprobe check from a machine in the VPC, with --forwarded-host where the Host is forwarded."));
    }
}
