package dev.originprobe.verdict;

import java.util.List;

/**
 * One requirement: pure, total, stateless.
 *
 * @param <S> what it is a requirement of: a {@link Case}, a distribution
 */
public interface Rule<S> {
    RuleInfo info();

    /**
     * At most one broken and one undecided ruling, where some addresses break it and others leave it undecided; otherwise
     * exactly one ruling.
     */
    List<Ruling> judge(S subject);
}
