package dev.originprobe.verdict;

import java.util.List;

/**
 * What is fixed about a rule.
 *
 * @param id stable for ever, lower case with hyphens
 * @param title one line, what is wrong when it is broken
 * @param also the controls of other tools that look at the same, as these name them: {@code Security Hub CloudFront.9}
 */
public record RuleInfo(String id, Severity severity, String title, Basis basis, List<String> also) {
    public RuleInfo {
        also = List.copyOf(also);
    }

    /** A rule that no other tool has. */
    public RuleInfo(String id, Severity severity, String title, Basis basis) {
        this(id, severity, title, basis, List.of());
    }

    /** The same where one of its rulings rests on something else. */
    RuleInfo restingOn(Basis other) {
        return new RuleInfo(id, severity, title, other, also);
    }
}
