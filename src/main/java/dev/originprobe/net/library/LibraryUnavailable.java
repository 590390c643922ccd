package dev.originprobe.net.library;

/** That a native library is not to be had here; the message says why, in a few words for people. */
public final class LibraryUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    LibraryUnavailable(String reason) {
        super(reason);
    }

    /** The reason, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
