package dev.originprobe.net.s2n;

import com.sun.jna.Pointer;
import java.util.Set;

/**
 * An error of the library.
 *
 * @param name its own name for it, such as {@code S2N_ERR_CERT_UNTRUSTED}
 * @param kind what it is about
 */
public record S2nError(String name, Kind kind) {
    /** What an error is about. */
    public enum Kind {
        /** Nothing: there is no byte to go on with. */
        BLOCKED,
        /** The connection ended, or its transport failed. */
        CONNECTION,
        /** The peer sent a fatal alert. */
        ALERT,
        /** Memory, randomness, or the library's own state. */
        OWN,
        /** What the peer sent. */
        PEER
    }

    private static final int TYPE_IO = 1;
    private static final int TYPE_CLOSED = 2;
    private static final int TYPE_BLOCKED = 3;
    private static final int TYPE_ALERT = 4;

    /** Of the internal errors (error/s2n_errno.h), those that no peer brings about. */
    private static final Set<String> OWN = Set.of(
            "S2N_ERR_MADVISE",
            "S2N_ERR_ALLOC",
            "S2N_ERR_MLOCK",
            "S2N_ERR_MUNLOCK",
            "S2N_ERR_NOMEM",
            "S2N_ERR_INITIALIZED",
            "S2N_ERR_NOT_INITIALIZED",
            "S2N_ERR_RANDOM_UNINITIALIZED",
            "S2N_ERR_OPEN_RANDOM",
            "S2N_ERR_DRBG",
            "S2N_ERR_RDRAND_FAILED",
            "S2N_ERR_FORK_DETECTION_INIT",
            "S2N_ERR_RETRIEVE_FORK_GENERATION_NUMBER",
            "S2N_ERR_REENTRANCY",
            "S2N_ERR_CANCELLED");

    /** The last one of this thread. */
    static S2nError ofThisThread() {
        Pointer location = Functions.errnoLocation();
        int code = location == null ? 0 : location.getInt(0);
        String name = Functions.strerrorName(code);
        return new S2nError(name, kind(Functions.errorGetType(code), name));
    }

    private static Kind kind(int type, String name) {
        return switch (type) {
            case TYPE_IO, TYPE_CLOSED -> Kind.CONNECTION;
            case TYPE_BLOCKED -> Kind.BLOCKED;
            case TYPE_ALERT -> Kind.ALERT;
            default -> OWN.contains(name) ? Kind.OWN : Kind.PEER;
        };
    }
}
