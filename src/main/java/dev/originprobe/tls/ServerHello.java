package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A ServerHello, or the HelloRetryRequest that looks like one.
 *
 * <pre>
 * struct { ProtocolVersion server_version; Random random; SessionID session_id&lt;0..32&gt;; CipherSuite cipher_suite;
 *          CompressionMethod compression_method; Extension extensions&lt;0..2^16-1&gt;; } ServerHello;   // RFC 5246, 7.4.1.3
 * </pre>
 *
 * @param version the two bytes of the chosen version, after supported_versions
 * @param random 32 bytes
 * @param group of its key share, or the one that it asks a key share for; empty where there is no such extension
 * @param share its key share; empty where there is none
 * @param cookie of a HelloRetryRequest
 */
record ServerHello(
        int version,
        Octets random,
        CipherSuite suite,
        Optional<NamedGroup> group,
        Optional<Octets> share,
        Optional<Octets> cookie) {
    private static final int RANDOM_BYTES = 32;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int COOKIE = 44;
    private static final int KEY_SHARE = 51;

    /** RFC 8446, 4.1.3: the random that makes a ServerHello a HelloRetryRequest, SHA-256 of that word. */
    private static final byte[] HELLO_RETRY_REQUEST =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    static ServerHello read(TlsReader hello) {
        int version = hello.uint16();
        byte[] random = hello.bytes(RANDOM_BYTES);
        hello.vector(1);
        CipherSuite suite = new CipherSuite(hello.uint16());
        if (hello.uint8() != 0) {
            throw new BrokenFlight("a ServerHello that compresses, which was not offered");
        }
        Optional<NamedGroup> group = Optional.empty();
        Optional<Octets> share = Optional.empty();
        Optional<Octets> cookie = Optional.empty();
        if (hello.hasMore()) {
            TlsReader extensions = hello.vector(2);
            hello.end();
            while (extensions.hasMore()) {
                int type = extensions.uint16();
                TlsReader extension = extensions.vector(2);
                switch (type) {
                    case SUPPORTED_VERSIONS -> version = extension.uint16();
                    case COOKIE ->
                        cookie = Optional.of(Octets.of(extension.vector(2).rest()));
                    case KEY_SHARE -> {
                        group = Optional.of(new NamedGroup(extension.uint16()));
                        share = extension.hasMore()
                                ? Optional.of(Octets.of(extension.vector(2).rest()))
                                : Optional.empty();
                    }
                    // Nothing in the others is judged.
                    default -> {}
                }
            }
        }
        if (group.isPresent() && share.isPresent()) {
            KeyShareCheck.require(group.get(), share.get().bytes());
        }
        return new ServerHello(version, Octets.of(random), suite, group, share, cookie);
    }

    /** Whether all that follows it is encrypted. */
    boolean isTls13() {
        return version >= ProtocolVersion.TLS_1_3.wire();
    }

    boolean isRetry() {
        return isTls13() && Arrays.equals(random.bytes(), HELLO_RETRY_REQUEST);
    }
}
