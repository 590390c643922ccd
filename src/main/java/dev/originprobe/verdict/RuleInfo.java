package dev.originprobe.verdict;

/**
 * What is fixed about a rule.
 *
 * @param id stable for ever, lower case with hyphens
 * @param title one line, what is wrong when it is broken
 */
public record RuleInfo(String id, Severity severity, String title, Basis basis) {
    /** The same where one of its rulings rests on something else. */
    RuleInfo restingOn(Basis other) {
        return new RuleInfo(id, severity, title, other);
    }
}
