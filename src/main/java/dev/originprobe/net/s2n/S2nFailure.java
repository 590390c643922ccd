package dev.originprobe.net.s2n;

/** That the library failed to do its own part: no word about a peer. */
public final class S2nFailure extends Exception {
    private static final long serialVersionUID = 1;

    S2nFailure(String what) {
        super(what);
    }

    /** What failed, with the library's word for it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
