package dev.originprobe.tls;

/** What a server chooses of what a client offers. */
public enum Choice {
    VERSION,
    /** A cipher suite, for the version chosen. */
    SUITE,
    GROUP,
    /** The scheme of the key exchange's signature, or of TLS 1.3's CertificateVerify, for the version and suite chosen. */
    SIGNATURE_SCHEME,
    /** Anything else that a client refuses: see {@link ServerFlight#deviations}. */
    OTHER
}
