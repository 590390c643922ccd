package dev.originprobe.verdict;

import java.util.List;
import java.util.Locale;

/**
 * A rule that is broken or undecided, with the places.
 *
 * @param particulars at least one
 * @param remedy the smallest change that fixes it, or makes it decidable
 */
public record Finding(RuleInfo rule, State ruling, List<Particular> particulars, String remedy) {
    /** Which of the two it is. */
    public enum State {
        BROKEN,
        UNDECIDED;

        /** Lower case, as in the reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        particulars = List.copyOf(particulars);
    }

    public boolean broken() {
        return ruling == State.BROKEN;
    }

    /** What it means for the connection: only a blocking rule decides. */
    public Outcome outcome() {
        if (rule.severity() != Severity.BLOCK) {
            return Outcome.CONNECT;
        }
        return broken() ? Outcome.DROP : Outcome.UNKNOWN;
    }
}
