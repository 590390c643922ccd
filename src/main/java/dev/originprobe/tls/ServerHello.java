package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
 * @param sessionId 0 to 32 bytes
 * @param extensions their types, each once
 * @param group of its key share, or the one that it asks a key share for; empty where there is no such extension
 * @param share its key share; empty where there is none
 * @param cookie of a HelloRetryRequest
 */
record ServerHello(
        int version,
        Octets random,
        Octets sessionId,
        List<Integer> extensions,
        CipherSuite suite,
        Optional<NamedGroup> group,
        Optional<Octets> share,
        Optional<Octets> cookie) {
    private static final int RANDOM_BYTES = 32;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int COOKIE = 44;
    private static final int KEY_SHARE = 51;
    private static final int RENEGOTIATION_INFO = 0xff01;

    /** RFC 8446, 4.1.3: the random that makes a ServerHello a HelloRetryRequest, SHA-256 of that word. */
    private static final byte[] HELLO_RETRY_REQUEST =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    static ServerHello read(TlsReader hello) {
        int version = hello.uint16();
        byte[] random = hello.bytes(RANDOM_BYTES);
        Octets sessionId = Octets.of(hello.vector(1).rest());
        CipherSuite suite = new CipherSuite(hello.uint16());
        if (hello.uint8() != 0) {
            throw new BrokenFlight("a ServerHello that compresses, which was not offered");
        }
        List<Integer> types = new ArrayList<>();
        Optional<NamedGroup> group = Optional.empty();
        Optional<Octets> share = Optional.empty();
        Optional<Octets> cookie = Optional.empty();
        if (hello.hasMore()) {
            TlsReader extensions = hello.vector(2);
            hello.end();
            while (extensions.hasMore()) {
                int type = extensions.uint16();
                ServerExtensions.add(types, type);
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
        ServerHello read =
                new ServerHello(version, Octets.of(random), sessionId, List.copyOf(types), suite, group, share, cookie);
        // No pre-shared key is offered, which could take its place (RFC 8446, 4.2.8 and 9.2).
        if (version == ProtocolVersion.TLS_1_3.wire() && !read.isRetry() && share.isEmpty()) {
            throw new BrokenFlight("a ServerHello of TLS 1.3 without a key share");
        }
        return read;
    }

    /** RFC 8446, 4.1.3: how the random of a server ends that knows TLS 1.3 and chose less, {@code DOWNGRD} and 1 or 0. */
    private static final byte[] DOWNGRADE = {'D', 'O', 'W', 'N', 'G', 'R', 'D'};

    /**
     * What that hello gave no leave to.
     *
     * @param retry the suite of the HelloRetryRequest before; empty where there was none
     */
    List<Deviation> deviations(ReceivedHello asked, Optional<CipherSuite> retry) {
        List<Deviation> found = new ArrayList<>();
        boolean echoed = sessionId.equals(asked.sessionId());
        if (isTls13()) {
            if (!echoed) {
                found.add(new Deviation(Deviation.Kind.SESSION_ID_NOT_ECHOED, 0));
            }
            // A second one breaks the protocol, whatever it asks for.
            if (isRetry() && retry.isEmpty()) {
                addRetry(found, asked);
            }
            share.flatMap(sent -> group)
                    .filter(chosen -> asked.keyShares().stream()
                            .noneMatch(ours -> ours.group().equals(chosen)))
                    .ifPresent(
                            chosen -> found.add(new Deviation(Deviation.Kind.SHARE_WITHOUT_COUNTERPART, chosen.id())));
        } else {
            byte[] bytes = random.bytes();
            int last = bytes[RANDOM_BYTES - 1];
            if ((last == 0 || last == 1)
                    && Arrays.equals(
                            DOWNGRADE,
                            Arrays.copyOfRange(bytes, RANDOM_BYTES - 1 - DOWNGRADE.length, RANDOM_BYTES - 1))) {
                found.add(new Deviation(Deviation.Kind.DOWNGRADE_SENTINEL, last));
            }
            if (echoed && sessionId.length() > 0) {
                found.add(new Deviation(Deviation.Kind.SESSION_ID_RESUMED, 0));
            }
            if (extensions.contains(SUPPORTED_VERSIONS)) {
                found.add(new Deviation(Deviation.Kind.OLD_VERSION_BY_EXTENSION, version));
            }
        }
        retry.filter(before -> !before.equals(suite))
                .ifPresent(before -> found.add(new Deviation(Deviation.Kind.SUITE_NOT_OF_RETRY, suite.id())));
        extensions.stream()
                .filter(type -> !(isRetry() && type == COOKIE))
                .filter(type -> !isAskedFor(asked, type))
                .forEach(type -> found.add(new Deviation(Deviation.Kind.EXTENSION_OF_HELLO, type)));
        return found;
    }

    private void addRetry(List<Deviation> found, ReceivedHello asked) {
        if (group.isEmpty() && cookie.isEmpty()) {
            found.add(new Deviation(Deviation.Kind.RETRY_WITHOUT_CHANGE, 0));
        }
        group.filter(wanted ->
                        asked.keyShares().stream().anyMatch(ours -> ours.group().equals(wanted)))
                .ifPresent(wanted -> found.add(new Deviation(Deviation.Kind.RETRY_FOR_SENT_SHARE, wanted.id())));
    }

    /** Whether a hello asks for that extension; for renegotiation_info by a signalling suite too (RFC 5746, 3.3). */
    static boolean isAskedFor(ReceivedHello asked, int type) {
        return type == RENEGOTIATION_INFO
                || asked.extensions().stream().anyMatch(extension -> extension.type() == type);
    }

    /** Whether all that follows it is encrypted. */
    boolean isTls13() {
        return version >= ProtocolVersion.TLS_1_3.wire();
    }

    boolean isRetry() {
        return isTls13() && Arrays.equals(random.bytes(), HELLO_RETRY_REQUEST);
    }
}
