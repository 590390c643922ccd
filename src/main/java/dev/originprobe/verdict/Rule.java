package dev.originprobe.verdict;

import java.util.List;

/** One requirement: pure, total, stateless. */
public interface Rule {
    RuleInfo info();

    /**
     * At most one broken and one undecided ruling, where some addresses break it and others leave it undecided; otherwise
     * exactly one ruling.
     */
    List<Ruling> judge(Case evidence);
}
