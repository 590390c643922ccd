package dev.originprobe.verdict;

import java.util.Locale;

/** What a finding of a rule means for the connection. */
public enum Severity {
    /** Decides the outcome. */
    BLOCK,
    /** Works today and may stop. */
    RISK,
    /** Worth knowing. */
    NOTE;

    /** Lower case, as in the reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
