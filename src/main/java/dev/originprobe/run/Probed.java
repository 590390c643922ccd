package dev.originprobe.run;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.report.OriginReport;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.Optional;

/**
 * What was found out about an origin of a distribution.
 *
 * @param origin its report
 * @param nameless whether the name servers said that its name has no address
 */
public record Probed(OriginReport origin, boolean nameless) {
    /** What a verdict says. */
    public static Probed of(Verdict verdict) {
        return new Probed(
                OriginReport.of(verdict),
                verdict.evidence().resolution() instanceof Resolution.Unresolved unresolved && !unresolved.timedOut());
    }

    Outcome outcome() {
        return origin.outcome();
    }

    /** What is to be known about a route to it, beside the outcome. */
    Optional<String> remark() {
        return nameless
                ? Optional.of(
                        "its name does not resolve: if nobody holds it any more, whoever registers it gets these requests")
                : Optional.empty();
    }
}
