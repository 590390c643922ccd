package dev.originprobe.tls;

import static dev.originprobe.tls.TlsWriter.ascii;
import static dev.originprobe.tls.TlsWriter.uint16;
import static dev.originprobe.tls.TlsWriter.uint16s;
import static dev.originprobe.tls.TlsWriter.uint8;
import static dev.originprobe.tls.TlsWriter.vector;

import dev.originprobe.octets.Octets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A captured hello as something to send again: byte for byte, but for what belongs to one connection. The random, a session id,
 * the server name and the key shares are made anew; a session that the client wanted to resume is left out.
 */
public record HelloTemplate(ReceivedHello hello) {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST_FRAGMENT = 1 << 14;

    /** For random, session id, headers, and a server name and a key share longer than those that were captured. */
    private static final int ROOM = 1_024;

    /**
     * The template in a captured hello.
     *
     * @throws IllegalArgumentException where it says nothing that can be offered here; the message says what
     */
    public HelloTemplate {
        if (versions(hello).isEmpty()) {
            throw new IllegalArgumentException("it offers no version from SSLv3 to TLSv1.3");
        }
        if (suites(hello).isEmpty()) {
            throw new IllegalArgumentException("it offers no cipher suite that is known here");
        }
        if (length(hello) + ROOM > LONGEST_FRAGMENT) {
            throw new IllegalArgumentException("it is too long for one record");
        }
    }

    private static int length(ReceivedHello hello) {
        return 2 * hello.suites().size()
                + hello.compressionMethods().size()
                + hello.extensions().stream()
                        .mapToInt(extension -> 4 + extension.body().length())
                        .sum();
    }

    /** A record of it, the same every time: for a file. */
    public Octets record() {
        return Octets.of(record(
                offer(hello.serverName()),
                new byte[RANDOM_BYTES],
                ProtocolVersion.TLS_1_0,
                Optional.empty(),
                Optional.empty()));
    }

    /** What it offers, without GREASE and signalling values, to a server of that name. */
    public ClientOffer offer(Optional<String> serverName) {
        return new ClientOffer(
                versions(hello),
                suites(hello),
                hello.groups().stream()
                        .filter(group -> !ReceivedHello.isGrease(group.id()))
                        .toList(),
                hello.signatureSchemes().stream()
                        .filter(scheme -> !ReceivedHello.isGrease(scheme.id()))
                        .toList(),
                serverName.filter(name -> hello.has(ExtensionType.SERVER_NAME)),
                Optional.of(this));
    }

    /** The versions from SSLv3 to TLSv1.3 that it offers, newest first. */
    private static List<ProtocolVersion> versions(ReceivedHello hello) {
        int newest = hello.legacyVersion();
        return hello.has(ExtensionType.SUPPORTED_VERSIONS)
                ? hello.versions().stream()
                        .flatMap(wire -> ProtocolVersion.ofWire(wire).stream())
                        .toList()
                // One field says the newest: what is older is offered with it, but for SSLv3 where there are
                // extensions.
                : Stream.of(ProtocolVersion.values())
                        .filter(version -> version.wire() <= newest && version != ProtocolVersion.TLS_1_3)
                        .filter(version -> hello.extensions().isEmpty() || version != ProtocolVersion.SSL_3_0)
                        .sorted(Comparator.reverseOrder())
                        .toList();
    }

    private static List<CipherSuite> suites(ReceivedHello hello) {
        List<CipherSuite> known = CipherSuite.known().toList();
        return hello.suites().stream().filter(known::contains).toList();
    }

    /** The record to send: see {@link ClientHello}. */
    byte[] record(
            ClientOffer offer,
            byte[] random,
            ProtocolVersion recordVersion,
            Optional<NamedGroup> shareOf,
            Optional<Octets> cookie) {
        Octets extensions = hello.extensions().stream()
                .map(extension -> extension(extension, offer, shareOf))
                .flatMap(Optional::stream)
                .reduce(Octets.NONE, Octets::and)
                .and(cookie.map(sent -> extension(ExtensionType.COOKIE.id(), vector(2, sent)))
                        .orElse(Octets.NONE));
        Octets body = uint16(hello.legacyVersion())
                .and(Octets.of(random))
                .and(vector(1, hello.sessionId().length() == RANDOM_BYTES ? Octets.of(random) : Octets.NONE))
                .and(vector(2, uint16s(hello.suites().stream().mapToInt(CipherSuite::id))))
                .and(vector(
                        1,
                        hello.compressionMethods().stream()
                                .map(TlsWriter::uint8)
                                .reduce(Octets.NONE, Octets::and)))
                .and(hello.extensions().isEmpty() ? Octets.NONE : vector(2, extensions));
        Octets message = uint8(CLIENT_HELLO).and(vector(3, body));
        if (message.length() > LONGEST_FRAGMENT) {
            throw new IllegalArgumentException("a hello of " + message.length() + " bytes");
        }
        int version = recordVersion == ProtocolVersion.TLS_1_2 ? recordVersion.wire() : hello.recordVersion();
        return uint8(HANDSHAKE).and(uint16(version)).and(vector(2, message)).bytes();
    }

    private Optional<Octets> extension(ReceivedHello.Extension sent, ClientOffer offer, Optional<NamedGroup> shareOf) {
        Optional<ExtensionType> type = ExtensionType.of(sent.type());
        if (type.isEmpty()) {
            return Optional.of(extension(sent.type(), sent.body()));
        }
        return switch (type.get()) {
            case SERVER_NAME ->
                offer.serverName().map(name -> extension(sent.type(), vector(2, uint8(0).and(vector(2, ascii(name))))));
            case KEY_SHARE -> Optional.of(extension(sent.type(), vector(2, shares(shareOf))));
            // Of a session of another connection.
            case PRE_SHARED_KEY, EARLY_DATA -> Optional.empty();
            case SESSION_TICKET -> Optional.of(extension(sent.type(), Octets.NONE));
            default -> Optional.of(extension(sent.type(), sent.body()));
        };
    }

    /** A share for each group that the client sent one for, as far as we have one; after a retry, for the group that it names. */
    private Octets shares(Optional<NamedGroup> retried) {
        List<NamedGroup> groups = retried.map(List::of)
                .orElseGet(() -> hello.keyShares().stream()
                        .map(ReceivedHello.KeyShare::group)
                        .toList());
        return groups.stream()
                .flatMap(group ->
                        KeyShares.of(group).map(share -> uint16(group.id()).and(vector(2, Octets.of(share)))).stream())
                .reduce(Octets.NONE, Octets::and);
    }

    private static Octets extension(int type, Octets body) {
        return uint16(type).and(vector(2, body));
    }
}
