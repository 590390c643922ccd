package dev.originprobe.verdict;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is fixed about a rule.
 *
 * @param id stable for ever, lower case with hyphens
 * @param title one line, what is wrong when it is broken
 * @param also the controls of other tools that look at the same, as these name them: {@code Security Hub CloudFront.9}
 * @param viewerStatus the HTTP status that a viewer gets if CloudFront meets what this rule could not decide; empty where
 *     its basis does not say
 */
public record RuleInfo(
        String id, Severity severity, String title, Basis basis, List<String> also, OptionalInt viewerStatus) {
    public RuleInfo {
        also = List.copyOf(also);
    }

    /** A rule that says nothing of a viewer's status. */
    public RuleInfo(String id, Severity severity, String title, Basis basis, List<String> also) {
        this(id, severity, title, basis, also, OptionalInt.empty());
    }

    /** A rule that no other tool has. */
    public RuleInfo(String id, Severity severity, String title, Basis basis) {
        this(id, severity, title, basis, List.of());
    }

    /** The same, whose basis says that a viewer gets that status. */
    public RuleInfo leadingTo(int status) {
        return new RuleInfo(id, severity, title, basis, also, OptionalInt.of(status));
    }

    /** The same where one of its rulings rests on something else, which says nothing of a viewer's status. */
    RuleInfo restingOn(Basis other) {
        return new RuleInfo(id, severity, title, other, also);
    }
}
