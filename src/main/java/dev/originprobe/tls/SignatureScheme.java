package dev.originprobe.tls;

import java.util.List;

/**
 * A signature scheme by its code point (RFC 8446, 4.2.3; for TLS 1.2 a hash and a signature algorithm, RFC 5246, 7.4.1.4.1).
 *
 * @param id 0x0000 to 0xffff
 */
public record SignatureScheme(int id) {
    /** What a client is taken to offer through TLS 1.2 where it says nothing: SHA-1 with each kind of key (RFC 5246, 7.4.1.4.1). */
    static final List<SignatureScheme> UNSAID =
            List.of(new SignatureScheme(0x0201), new SignatureScheme(0x0202), new SignatureScheme(0x0203));

    private static final int SHA_224 = 3;
    private static final int RSA = 1;
    private static final int ECDSA = 3;

    public SignatureScheme {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("not a signature scheme: " + id);
        }
    }

    /** By which kind of certificate it can be made; EdDSA goes with the suites of ECDSA (RFC 8422, 5.10). */
    public Authentication authentication() {
        if (id >> 8 < 8) {
            return switch (id & 0xff) {
                case RSA -> Authentication.RSA;
                case ECDSA -> Authentication.ECDSA;
                default -> Authentication.OTHER;
            };
        }
        return switch (id) {
            case 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b -> Authentication.RSA;
            case 0x0807, 0x0808 -> Authentication.ECDSA;
            default -> Authentication.OTHER;
        };
    }

    /**
     * Whether what was negotiated can be signed so. TLS 1.3 takes neither RSA with PKCS #1 padding nor hashes below SHA-256
     * (RFC 8446, 4.2.3 and 4.4.3); before, a suite says by which kind of certificate it is signed.
     */
    boolean mayServe(ServerFlight flight) {
        if (flight.version() >= ProtocolVersion.TLS_1_3.wire()) {
            return id >> 8 > SHA_224 && (id >> 8 >= 8 || (id & 0xff) != RSA);
        }
        Authentication wanted = flight.suite().authentication();
        return wanted == Authentication.OTHER || authentication() == wanted;
    }

    /** The name in RFC 8446 ({@code rsa_pkcs1_sha256}), RFC 5246's pair for the older ones, else {@code 0x1234}. */
    public String label() {
        return switch (id) {
            case 0x0101 -> "rsa_pkcs1_md5";
            case 0x0201 -> "rsa_pkcs1_sha1";
            case 0x0202 -> "dsa_sha1";
            case 0x0203 -> "ecdsa_sha1";
            case 0x0301 -> "rsa_pkcs1_sha224";
            case 0x0303 -> "ecdsa_sha224";
            case 0x0401 -> "rsa_pkcs1_sha256";
            case 0x0402 -> "dsa_sha256";
            case 0x0403 -> "ecdsa_secp256r1_sha256";
            case 0x0501 -> "rsa_pkcs1_sha384";
            case 0x0503 -> "ecdsa_secp384r1_sha384";
            case 0x0601 -> "rsa_pkcs1_sha512";
            case 0x0603 -> "ecdsa_secp521r1_sha512";
            case 0x0804 -> "rsa_pss_rsae_sha256";
            case 0x0805 -> "rsa_pss_rsae_sha384";
            case 0x0806 -> "rsa_pss_rsae_sha512";
            case 0x0807 -> "ed25519";
            case 0x0808 -> "ed448";
            case 0x0809 -> "rsa_pss_pss_sha256";
            case 0x080a -> "rsa_pss_pss_sha384";
            case 0x080b -> "rsa_pss_pss_sha512";
            default -> String.format("0x%04X", id);
        };
    }

    @Override
    public String toString() {
        return label();
    }

    // Written out, as the JVM makes a record's own anew in each process, which its start waits for.
    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureScheme that && id == that.id;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
