package dev.originprobe.verdict;

/** Whether CloudFront would connect; from best to worst for a gate. */
public enum Outcome {
    /** Every blocking rule passes at every address. */
    CONNECT,
    /** No rule broken, but something blocking could not be decided. */
    UNKNOWN,
    /** A blocking rule is broken at some address. */
    DROP;

    public Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
