package dev.originprobe.net.s2n;

import java.util.Optional;

/**
 * A client certificate with its key, as PEM.
 *
 * @param chain the certificates, leaf first
 * @param key PKCS #8, unencrypted
 */
public record PemIdentity(String chain, String key) {
    /** The library's longest message, in which it would be presented, has 65,536 bytes: more is never sent. */
    private static final int LONGEST = 1 << 17;

    /** Why the library is not given that much; empty where it is. */
    Optional<String> excess() {
        int length = chain.length() + key.length();
        return length > LONGEST
                ? Optional.of("a client certificate of " + length + " characters, more than " + LONGEST)
                : Optional.empty();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PemIdentity[...]";
    }
}
