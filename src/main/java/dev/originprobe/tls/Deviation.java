package dev.originprobe.tls;

import java.util.Set;

/**
 * Something in a server's first flight that the hello it answers gave it no leave to do.
 *
 * @param code what the kind is about: an extension type, a suite, a group, a version, the sentinel's last byte; else 0
 */
public record Deviation(Kind kind, int code) {
    /** What was done. */
    public enum Kind {
        /** The random ends as that of a server that knows a newer version than it chose (RFC 8446, 4.1.3). */
        DOWNGRADE_SENTINEL,
        /** A session id of ours came back through TLS 1.2, as if a session were resumed (RFC 5246, 7.4.1.3). */
        SESSION_ID_RESUMED,
        /** TLS 1.3 did not echo our session id, be it in a HelloRetryRequest (RFC 8446, 4.1.3). */
        SESSION_ID_NOT_ECHOED,
        /** supported_versions names a version before TLS 1.3 (RFC 8446, 4.2.1). */
        OLD_VERSION_BY_EXTENSION,
        /** The ServerHello names another suite than the HelloRetryRequest before it (RFC 8446, 4.1.4). */
        SUITE_NOT_OF_RETRY,
        /** A HelloRetryRequest that asks for nothing which the hello did not have (RFC 8446, 4.1.4). */
        RETRY_WITHOUT_CHANGE,
        /** A HelloRetryRequest that asks for a key share which the hello had (RFC 8446, 4.2.8). */
        RETRY_FOR_SENT_SHARE,
        /** A key share of a group for which the hello had none (RFC 8446, 4.2.8). */
        SHARE_WITHOUT_COUNTERPART,
        /** An extension in a ServerHello or HelloRetryRequest that was not asked for. */
        EXTENSION_OF_HELLO,
        /** The same in EncryptedExtensions. */
        EXTENSION_OF_ENCRYPTED_EXTENSIONS,
        /** The same beside a certificate of TLS 1.3. */
        EXTENSION_OF_CERTIFICATE,
        /** A Certificate message without any certificate (RFC 8446, 4.4.2). */
        NO_CERTIFICATE
    }

    /** Responses that s2n-tls reads in a ServerHello through TLS 1.2 (tls/extensions/s2n_extension_type_lists.c). */
    private static final Set<Integer> OLDER_HELLO = Set.of(0, 1, 5, 11, 16, 18, 23, 35, 43, 13172);

    /** The same in a hello of TLS 1.3. */
    private static final Set<Integer> TLS13_HELLO = Set.of(41, 43, 51);

    private static final Set<Integer> ENCRYPTED = Set.of(0, 1, 16, 42, 57);
    private static final Set<Integer> CERTIFICATE = Set.of(5, 18);

    /** Whether it is an extension that was not asked for. */
    boolean isExtension() {
        return kind == Kind.EXTENSION_OF_HELLO
                || kind == Kind.EXTENSION_OF_ENCRYPTED_EXTENSIONS
                || kind == Kind.EXTENSION_OF_CERTIFICATE;
    }

    /**
     * Whether a client ends the handshake over it. Of extensions that were not asked for, s2n-tls refuses those that it
     * reads in that message and ignores all others (RFC 8446, 4.2 would have them all refused).
     *
     * @param offer that the flight answers
     * @param tls13 whether TLS 1.3 was chosen
     */
    boolean isRefused(ClientOffer offer, boolean tls13) {
        return switch (kind) {
            case DOWNGRADE_SENTINEL -> offer.offers(ProtocolVersion.TLS_1_3);
            case EXTENSION_OF_HELLO -> (tls13 ? TLS13_HELLO : OLDER_HELLO).contains(code);
            case EXTENSION_OF_ENCRYPTED_EXTENSIONS -> ENCRYPTED.contains(code);
            case EXTENSION_OF_CERTIFICATE -> CERTIFICATE.contains(code);
            // It is no choice, and has a rule of its own.
            case NO_CERTIFICATE -> false;
            default -> true;
        };
    }
}
