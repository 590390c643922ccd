package dev.originprobe.tls;

import java.util.stream.Stream;

/**
 * A cipher suite by its code point: any that a server may choose, not only those that are offered.
 *
 * @param id 0x0000 to 0xffff
 */
public record CipherSuite(int id) {
    public CipherSuite {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("not a cipher suite: " + id);
        }
    }

    /** The IANA name, also for the oldest ({@code TLS_RSA_WITH_RC4_128_MD5}); {@code 0x5A5A} where IANA has none. */
    public String ianaName() {
        return CipherSuites.facts(id).iana();
    }

    /** OpenSSL's name ({@code RC4-MD5}); the IANA name where OpenSSL has none. */
    public String opensslName() {
        return CipherSuites.facts(id).openssl();
    }

    /** Every suite that IANA's list names, by code point: without its signalling values, with which no server can answer. */
    public static Stream<CipherSuite> known() {
        return CipherSuites.known();
    }

    /** The oldest version that can use it: AEAD and SHA-2 suites need TLS 1.2 (RFC 5246), elliptic curves TLS 1.0 (RFC 8422). */
    public ProtocolVersion oldestVersion() {
        return CipherSuites.facts(id).oldestVersion();
    }

    /** The key exchange; {@link KeyExchange#OTHER} for unknown suites. */
    public KeyExchange keyExchange() {
        return CipherSuites.facts(id).keyExchange();
    }

    /** By which kind of certificate the server shows who it is; TLS 1.3 suites leave that open. */
    public Authentication authentication() {
        return CipherSuites.facts(id).authentication();
    }

    /** Whether nothing is encrypted. */
    public boolean isPlain() {
        return ianaName().contains("_WITH_NULL_");
    }

    /** The key exchange as IANA's name has it, {@code ECDHE_RSA}; empty for TLS 1.3 suites and unknown ones. */
    public String keyExchangeName() {
        return CipherSuites.facts(id).keyExchangeName();
    }

    /** Whether its key exchange needs a curve, so that a hello that offers it names the curves it knows (RFC 8422, 4). */
    boolean usesEllipticCurve() {
        return keyExchange().usesCurve();
    }

    /** Whether that version may negotiate it. */
    public boolean isOf(ProtocolVersion version) {
        return oldestVersion() == ProtocolVersion.TLS_1_3
                ? version == ProtocolVersion.TLS_1_3
                : version != ProtocolVersion.TLS_1_3 && oldestVersion().compareTo(version) <= 0;
    }

    /** Whether a hello whose newest version is this one can usefully offer it; TLS 1.3 has suites of its own. */
    public boolean usableIn(ProtocolVersion newest) {
        return oldestVersion() == ProtocolVersion.TLS_1_3
                ? newest == ProtocolVersion.TLS_1_3
                : oldestVersion().compareTo(newest) <= 0;
    }

    @Override
    public String toString() {
        return ianaName();
    }

    // Written out, as the JVM makes a record's own anew in each process, which its start waits for.
    @Override
    public boolean equals(Object other) {
        return other instanceof CipherSuite that && id == that.id;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
