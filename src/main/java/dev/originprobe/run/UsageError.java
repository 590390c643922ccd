package dev.originprobe.run;

/** Input that cannot be used: the message names the input, the place and the remedy in one line; exit code 2. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }
}
