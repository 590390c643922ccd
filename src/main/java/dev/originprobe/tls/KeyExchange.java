package dev.originprobe.tls;

/** How a cipher suite agrees on a secret, as far as a client's first flight and its reader need to know. */
public enum KeyExchange {
    /** The client encrypts it for the certificate's key. */
    RSA,
    /** RSA with an ephemeral key of 512 or 1024 bits, which the certificate's key signs (RFC 2246, 7.4.3). */
    RSA_EXPORT,
    /** Finite-field Diffie-Hellman, its parameters signed. */
    DHE,
    /** The same, unsigned. */
    DH_ANON,
    /** Elliptic-curve Diffie-Hellman, its parameters signed. */
    ECDHE,
    /** The same, unsigned. */
    ECDH_ANON,
    /** TLS 1.3: the group decides, not the suite, and a CertificateVerify signs. */
    TLS_1_3,
    /** Static ECDH, and ECDHE with a pre-shared key or password. */
    OTHER_CURVE,
    /** Any other, such as pre-shared keys, Kerberos, GOST or none at all. */
    OTHER;

    /** Whether the server signs with its certificate's key what it sends for the exchange. */
    public boolean isSigned() {
        return this == RSA_EXPORT || this == DHE || this == ECDHE || this == TLS_1_3;
    }

    /** Whether the server stays unknown: it shows no certificate and signs nothing. */
    public boolean isAnonymous() {
        return this == DH_ANON || this == ECDH_ANON;
    }

    /** Whether it needs a curve by its own definition, so that a hello names the curves it knows (RFC 8422, 4). */
    boolean usesCurve() {
        return this == ECDHE || this == ECDH_ANON || this == OTHER_CURVE;
    }

    /** That of IANA's name for it, {@code ECDHE_RSA}. */
    static KeyExchange named(String name) {
        return switch (name) {
            case "RSA" -> RSA;
            case "RSA_EXPORT", "RSA_EXPORT1024" -> RSA_EXPORT;
            case "DHE_RSA", "DHE_DSS", "DHE_RSA_EXPORT", "DHE_DSS_EXPORT", "DHE_DSS_EXPORT1024" -> DHE;
            case "DH_anon", "DH_anon_EXPORT" -> DH_ANON;
            case "ECDHE_RSA", "ECDHE_ECDSA" -> ECDHE;
            case "ECDH_anon" -> ECDH_ANON;
            default -> name.startsWith("EC") ? OTHER_CURVE : OTHER;
        };
    }
}
