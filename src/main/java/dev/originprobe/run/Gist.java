package dev.originprobe.run;

import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Tally;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.util.Optional;

/** A run in one line, for whoever does not see the report: the outcome, and the first origin that is as bad. */
final class Gist {
    private Optional<OriginReport> worst = Optional.empty();

    /** The next origin. */
    void take(OriginReport origin) {
        if (worst.isEmpty() || badness(origin) > badness(worst.get())) {
            worst = Optional.of(origin);
        }
    }

    /**
     * The line.
     *
     * @param outcome of the run, configs and missing targets included
     */
    String of(Outcome outcome, Tally tally) {
        String counts = tally.all() < 2
                ? ""
                : " (" + tally.all() + " origins: " + tally.connect() + " CONNECT, " + tally.drop() + " DROP, "
                        + tally.unknown() + " UNKNOWN)";
        return outcome + worst.map(Gist::why).orElse("") + counts;
    }

    private static String why(OriginReport origin) {
        String rules = String.join(", ", origin.ruleIds());
        return ": " + origin.hostAndPort() + (rules.isEmpty() ? "" : ": " + rules);
    }

    private static int badness(OriginReport origin) {
        return switch (origin.outcome()) {
            case DROP -> 3;
            case UNKNOWN -> 2;
            case CONNECT -> origin.has(Severity.RISK) ? 1 : 0;
        };
    }
}
