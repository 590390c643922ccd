package dev.originprobe.verdict;

import java.util.List;

/** A rule's answer. Undecided is never a pass. */
public sealed interface Ruling {
    record Pass() implements Ruling {}

    record NotApplicable(String because) implements Ruling {}

    /**
     * It could not be decided.
     *
     * @param particulars where, at least one
     * @param remedy what would make it decidable, or safe whatever the answer
     */
    record Undecided(List<Particular> particulars, String remedy) implements Ruling {
        public Undecided {
            particulars = List.copyOf(particulars);
        }
    }

    /**
     * The requirement is not met.
     *
     * @param particulars where, at least one
     * @param remedy the smallest change that fixes it
     */
    record Broken(List<Particular> particulars, String remedy) implements Ruling {
        public Broken {
            particulars = List.copyOf(particulars);
        }
    }
}
