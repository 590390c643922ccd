package dev.originprobe.evidence;

/** Why a connection is made; it decides how far the asker goes. */
public enum Purpose {
    /** The profile's own hello, read to the end of the server's first flight, then closed. */
    HELLO(false),
    /**
     * The same hello without what AWS's page and its published policy do not both have, after the server chose some of that.
     * Hello only.
     */
    UNDISPUTED(false),
    /** A handshake with what the hello negotiated, finished on both sides by the engine that suits it. */
    HANDSHAKE(true),
    /** The same with the JDK's engine, after the first engine refused what the peer may well accept. */
    HANDSHAKE_AGAIN(true),
    /** The profile's own hello once more after it was refused: what is answered now was refused by chance. Hello only. */
    CONTROL(false),
    /** The profile's own hello, padded beyond 511 octets (RFC 7685): only its length differs. Hello only. */
    PADDED(false),
    /** Which single protocol would have been accepted. Hello only. */
    ONE_PROTOCOL(false),
    /** Which cipher suites of the other profiles would have been accepted. Hello only. */
    OTHER_SUITES(false),
    /** Which groups beside the profile's would have been accepted. Hello only. */
    OTHER_GROUPS(false),
    /** Which signature schemes beside the profile's would have been accepted. Hello only. */
    OTHER_SCHEMES(false),
    /** The same hello without SNI. Hello only. */
    NO_SERVER_NAME(false),
    /** A handshake that AWS's own TLS library makes and judges, beside ours. */
    WITNESS(true),
    /** Asked as another client than the one judged now; the server may choose another certificate for that client. */
    OTHER_CLIENT(false);

    private final boolean finishes;

    Purpose(boolean finishes) {
        this.finishes = finishes;
    }

    /** Whether the handshake is to be finished; otherwise the connection ends after the server's first flight. */
    public boolean finishes() {
        return finishes;
    }
}
