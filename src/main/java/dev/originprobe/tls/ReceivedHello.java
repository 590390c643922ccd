package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A ClientHello that somebody sent, as it stands on the wire; {@link ClientHello} writes ours.
 *
 * <pre>
 * struct {                                        // RFC 8446, 4.1.2; RFC 5246, 7.4.1.2
 *     ProtocolVersion client_version;
 *     Random random;                              // 32 bytes
 *     SessionID session_id&lt;0..32&gt;;
 *     CipherSuite cipher_suites&lt;2..2^16-2&gt;;
 *     CompressionMethod compression_methods&lt;1..2^8-1&gt;;
 *     Extension extensions&lt;0..2^16-1&gt;;         // may be missing altogether below TLS 1.3
 * } ClientHello;
 * struct { ExtensionType extension_type; opaque extension_data&lt;0..2^16-1&gt;; } Extension;
 * </pre>
 *
 * <p>What an extension says is empty where the hello does not have it, and where its body cannot be read.
 *
 * @param recordVersion of the first record, 0x0000 to 0xffff
 * @param legacyVersion client_version, 0x0000 to 0xffff
 * @param suites in order, signalling values and GREASE included
 * @param compressionMethods in order, 0 to 255
 * @param extensions in order, duplicates included
 */
public record ReceivedHello(
        int recordVersion,
        int legacyVersion,
        Octets random,
        Octets sessionId,
        List<CipherSuite> suites,
        List<Integer> compressionMethods,
        List<Extension> extensions) {
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST_SESSION_ID = 32;
    private static final int HOST_NAME = 0;

    public ReceivedHello {
        suites = List.copyOf(suites);
        compressionMethods = List.copyOf(compressionMethods);
        extensions = List.copyOf(extensions);
    }

    /** One extension as sent. */
    public record Extension(int type, Octets body) {}

    /** The client's public key for one group; its length tells a hybrid from a curve. */
    public record KeyShare(NamedGroup group, Octets key) {}

    /**
     * The hello in a handshake message's body.
     *
     * @throws BrokenFlight where it is not one
     */
    static ReceivedHello of(int recordVersion, byte[] body) {
        TlsReader in = new TlsReader("a ClientHello", body);
        int version = in.uint16();
        Octets random = Octets.of(in.bytes(RANDOM_BYTES));
        Octets sessionId = Octets.of(in.vector(1).rest());
        if (sessionId.length() > LONGEST_SESSION_ID) {
            throw new BrokenFlight("a ClientHello with a session id of " + sessionId.length() + " bytes");
        }
        List<CipherSuite> suites =
                uint16s(in.vector(2)).stream().map(CipherSuite::new).toList();
        List<Integer> methods = uint8s(in.vector(1));
        List<Extension> extensions = new ArrayList<>();
        if (in.hasMore()) {
            TlsReader all = in.vector(2);
            while (all.hasMore()) {
                extensions.add(
                        new Extension(all.uint16(), Octets.of(all.vector(2).rest())));
            }
        }
        in.end();
        return new ReceivedHello(recordVersion, version, random, sessionId, suites, methods, extensions);
    }

    public boolean has(ExtensionType type) {
        return extensions.stream().anyMatch(extension -> extension.type() == type.id());
    }

    /** The versions offered, in order: of supported_versions, else the legacy one alone. */
    public List<Integer> versions() {
        return read(ExtensionType.SUPPORTED_VERSIONS, in -> uint16s(in.vector(1)))
                .orElse(List.of(legacyVersion));
    }

    public List<NamedGroup> groups() {
        return read(ExtensionType.SUPPORTED_GROUPS, in -> uint16s(in.vector(2))).orElse(List.of()).stream()
                .map(NamedGroup::new)
                .toList();
    }

    public List<SignatureScheme> signatureSchemes() {
        return read(ExtensionType.SIGNATURE_ALGORITHMS, in -> uint16s(in.vector(2))).orElse(List.of()).stream()
                .map(SignatureScheme::new)
                .toList();
    }

    /** EC point formats, 0 for uncompressed. */
    public List<Integer> pointFormats() {
        return read(ExtensionType.EC_POINT_FORMATS, in -> uint8s(in.vector(1))).orElse(List.of());
    }

    public List<KeyShare> keyShares() {
        return read(ExtensionType.KEY_SHARE, in -> {
                    List<KeyShare> shares = new ArrayList<>();
                    TlsReader all = in.vector(2);
                    while (all.hasMore()) {
                        shares.add(new KeyShare(
                                new NamedGroup(all.uint16()),
                                Octets.of(all.vector(2).rest())));
                    }
                    return shares;
                })
                .orElse(List.of());
    }

    /** The SNI host name; may hold untrusted text. */
    public Optional<String> serverName() {
        return read(ExtensionType.SERVER_NAME, in -> {
                    TlsReader names = in.vector(2);
                    return names.uint8() == HOST_NAME ? text(names.vector(2)) : "";
                })
                .filter(name -> !name.isEmpty());
    }

    /** ALPN protocol names in order; may hold untrusted text. */
    public List<String> applicationProtocols() {
        return read(ExtensionType.ALPN, in -> {
                    List<String> names = new ArrayList<>();
                    TlsReader all = in.vector(2);
                    while (all.hasMore()) {
                        names.add(text(all.vector(1)));
                    }
                    return names;
                })
                .orElse(List.of());
    }

    /**
     * By what it asks to resume a session: a ticket (RFC 5077), a pre-shared key (RFC 8446, 4.2.11), or a session id, which
     * below TLS 1.3, and without a ticket, names a session and is not made up.
     */
    public List<Resumption> resumptions() {
        boolean ticket = extensions.stream()
                .anyMatch(extension -> extension.type() == ExtensionType.SESSION_TICKET.id()
                        && extension.body().length() > 0);
        boolean sessionIdOfSession =
                sessionId.length() > 0 && !ticket && !versions().contains(ProtocolVersion.TLS_1_3.wire());
        return Stream.of(
                        Optional.of(Resumption.SESSION_ID).filter(way -> sessionIdOfSession),
                        Optional.of(Resumption.SESSION_TICKET).filter(way -> ticket),
                        Optional.of(Resumption.PRE_SHARED_KEY).filter(way -> has(ExtensionType.PRE_SHARED_KEY)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** By what a hello names the session that it wants to go on with. */
    public enum Resumption {
        SESSION_ID("session id"),
        SESSION_TICKET("session ticket"),
        PRE_SHARED_KEY("pre-shared key");

        private final String label;

        Resumption(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /** GREASE (RFC 8701): values that a client sprinkles in so that servers learn to ignore the unknown. */
    public static boolean isGrease(int value) {
        return (value & 0x0f0f) == 0x0a0a && value >>> 8 == (value & 0xff);
    }

    private <T> Optional<T> read(ExtensionType type, Function<TlsReader, T> reading) {
        return extensions.stream()
                .filter(extension -> extension.type() == type.id())
                .findFirst()
                .flatMap(extension -> {
                    try {
                        return Optional.of(reading.apply(
                                new TlsReader("an extension", extension.body().bytes())));
                    } catch (BrokenFlight unreadable) {
                        return Optional.empty();
                    }
                });
    }

    private static String text(TlsReader in) {
        return new String(in.rest(), StandardCharsets.ISO_8859_1);
    }

    private static List<Integer> uint16s(TlsReader in) {
        List<Integer> values = new ArrayList<>();
        while (in.hasMore()) {
            values.add(in.uint16());
        }
        return values;
    }

    private static List<Integer> uint8s(TlsReader in) {
        List<Integer> values = new ArrayList<>();
        while (in.hasMore()) {
            values.add(in.uint8());
        }
        return values;
    }
}
