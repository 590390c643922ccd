package dev.originprobe.verdict;

import java.util.List;
import java.util.Optional;

/** A rule's answer. Undecided is never a pass. */
public sealed interface Ruling {
    record Pass() implements Ruling {}

    /** Nothing was seen that the rule is about. */
    record NotApplicable() implements Ruling {}

    /**
     * It could not be decided.
     *
     * @param particulars where, at least one
     * @param remedy what would make it decidable, or safe whatever the answer
     * @param basis what this rests on; empty for what the rule rests on
     */
    record Undecided(List<Particular> particulars, String remedy, Optional<Basis> basis) implements Ruling {
        public Undecided {
            particulars = List.copyOf(particulars);
        }

        public Undecided(List<Particular> particulars, String remedy) {
            this(particulars, remedy, Optional.empty());
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
