package dev.originprobe.net.s2n;

/**
 * A client certificate with its key, as PEM.
 *
 * @param chain the certificates, leaf first
 * @param key PKCS #8, unencrypted
 */
public record PemIdentity(String chain, String key) {
    /** Without the key. */
    @Override
    public String toString() {
        return "PemIdentity[...]";
    }
}
