package dev.originprobe.report;

import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** How many verdicts of each outcome. */
public final class Tally {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    public void add(Verdict verdict) {
        counts.merge(verdict.outcome(), 1, Integer::sum);
    }

    public int of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
