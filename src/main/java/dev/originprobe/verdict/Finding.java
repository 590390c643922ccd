package dev.originprobe.verdict;

import java.util.List;

/** A rule that is broken or undecided, with the places. */
public record Finding(RuleInfo rule, boolean broken, List<Particular> particulars, String remedy) {
    public Finding {
        particulars = List.copyOf(particulars);
    }
}
