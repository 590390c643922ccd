package dev.originprobe.rules;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.ViewerStatus;
import java.util.List;

/** The name servers seen from here gave no address; CloudFront may ask others. */
final class NameUnresolved implements Rule<Case> {
    private static final RuleInfo INFO = new RuleInfo(
                    "name-unresolved",
                    Severity.BLOCK,
                    "The origin's name does not resolve",
                    new Basis(
                            Grade.DOCUMENTED,
                            Sources.BAD_GATEWAY,
                            "In substance: A DNS error (NonS3OriginDnsError): the public DNS does not resolve the origin "
                                    + "domain."))
            .leadingTo(ViewerStatus.BAD_GATEWAY);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Ruling> judge(Case evidence) {
        return evidence.evidence().resolution() instanceof Resolution.Unresolved unresolved
                ? List.of(new Ruling.Undecided(
                        List.of(Particular.of(unresolved.detail(), "an address in the public DNS")),
                        "Make the origin domain resolve in the public DNS, and check it with dig from outside."))
                : List.of(new Ruling.Pass());
    }
}
