package dev.originprobe.tls;

/**
 * A signature scheme by its code point (RFC 8446, 4.2.3; for TLS 1.2 a hash and a signature algorithm, RFC 5246, 7.4.1.4.1).
 *
 * @param id 0x0000 to 0xffff
 */
public record SignatureScheme(int id) {
    public SignatureScheme {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("not a signature scheme: " + id);
        }
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
}
