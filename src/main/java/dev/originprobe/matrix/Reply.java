package dev.originprobe.matrix;

/** What a server said to one choice. */
public enum Reply {
    ACCEPTED,
    REFUSED,
    /** No answer that tells: silence, no connection, no TLS. */
    UNDECIDED
}
