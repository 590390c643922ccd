package dev.originprobe.report;

import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;

/**
 * A run summed up: all that is kept of the origins that were reported.
 *
 * @param connect how many origins CloudFront would connect to
 * @param drop how many it would drop
 * @param unknown how many could not be decided
 * @param risk whether any has a risk
 * @param configs the worst outcome of the distributions, whose configs may be wrong where no origin is; CONNECT of none
 * @param bug whether any was cut short by a bug in originprobe
 */
public record Tally(long connect, long drop, long unknown, boolean risk, Outcome configs, boolean bug) {
    /** Of no origins. */
    public static final Tally NONE = new Tally(0, 0, 0, false, Outcome.CONNECT, false);

    /** With one origin more. */
    public Tally plus(OriginReport origin) {
        Outcome outcome = origin.outcome();
        return new Tally(
                connect + (outcome == Outcome.CONNECT ? 1 : 0),
                drop + (outcome == Outcome.DROP ? 1 : 0),
                unknown + (outcome == Outcome.UNKNOWN ? 1 : 0),
                risk || origin.has(Severity.RISK),
                configs,
                bug || origin.error().isPresent());
    }

    /** With one distribution more. */
    public Tally plus(DistributionReport distribution) {
        return new Tally(
                connect,
                drop,
                unknown,
                risk || distribution.has(Severity.RISK),
                configs.worse(distribution.outcome()),
                bug || distribution.error().isPresent());
    }

    /** How many origins. */
    public long all() {
        return connect + drop + unknown;
    }

    /** The worst outcome; CONNECT of nothing. */
    public Outcome worst() {
        return configs.worse(drop > 0 ? Outcome.DROP : unknown > 0 ? Outcome.UNKNOWN : Outcome.CONNECT);
    }
}
