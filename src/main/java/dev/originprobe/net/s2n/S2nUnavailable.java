package dev.originprobe.net.s2n;

/** That the library is not to be had here; the message says why, in a few words for people. */
public final class S2nUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    S2nUnavailable(String reason) {
        super(reason);
    }

    S2nUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The reason, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
