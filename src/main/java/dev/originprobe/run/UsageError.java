package dev.originprobe.run;

/** Input that cannot be used: the message names the input, the place and the remedy in one line; exit code 2. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With that message, but for what may be a password in it. */
    public UsageError(String message) {
        this(message, true);
    }

    private UsageError(String message, boolean typed) {
        super(typed ? Userinfo.hidden(message) : message);
    }

    /** With a message that has nothing in it of what was typed where a password may be. */
    static UsageError inOurWords(String message) {
        return new UsageError(message, false);
    }
}
