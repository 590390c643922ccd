package dev.originprobe.tls;

import static dev.originprobe.tls.TlsWriter.ascii;
import static dev.originprobe.tls.TlsWriter.uint16;
import static dev.originprobe.tls.TlsWriter.uint16s;
import static dev.originprobe.tls.TlsWriter.uint8;
import static dev.originprobe.tls.TlsWriter.vector;

import dev.originprobe.octets.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes a ClientHello as CloudFront would send it, in one record.
 *
 * <pre>
 * struct {                                        // RFC 8446, 4.1.2; RFC 5246, 7.4.1.2; RFC 6101, 5.6.1.2
 *     ProtocolVersion client_version;
 *     Random random;                              // 32 bytes
 *     SessionID session_id&lt;0..32&gt;;
 *     CipherSuite cipher_suites&lt;2..2^16-2&gt;;
 *     CompressionMethod compression_methods&lt;1..2^8-1&gt;;   // null alone
 *     Extension extensions&lt;0..2^16-1&gt;;         // none at all in SSLv3
 * } ClientHello;
 * </pre>
 *
 * <p>Its form is that of s2n-tls, the library whose policies AWS published for CloudFront's connections to origins (as of
 * 2026-08-07): the extensions in its order, extended_master_secret always, the signalling suite for secure renegotiation
 * last (RFC 5746, 4.3), a session id of 32 bytes beside TLS 1.3 (RFC 8446, D.4), one key share. Session tickets, ALPN and
 * status_request are switches of that library, and how CloudFront sets them is not published: none is sent, nor are the
 * psk_key_exchange_modes that go with tickets.
 *
 * <p>A hello below TLS 1.3 has one version field. A setting with a hole in it (TLSv1 and TLSv1.2 without TLSv1.1) can
 * therefore not be said: the server may answer with the version left out.
 */
public final class ClientHello {
    private static final int RANDOM_BYTES = 32;

    private static final int MESSAGE_HEADER = 4;

    private static final int EXTENSION_HEADER = 4;

    /** RFC 7685, 1: the lengths that are dropped begin here. */
    private static final int SHORTEST_DROPPED = 256;

    /** Octets of a padded hello without any header: beyond 511, whichever of the headers a middlebox counts. */
    private static final int PADDED_BODY = 512;

    /** Behind the headers of record and message, and client_version. */
    private static final int RANDOM_AT = RecordPlace.HEADER_BYTES + MESSAGE_HEADER + 2;

    /** RFC 8446, 5.1: what one record holds. */
    private static final int LONGEST_FRAGMENT = 1 << 14;

    /** What comes before a cookie: the type and length of its extension, and its own length (RFC 8446, 4.2.2). */
    private static final int COOKIE_HEADERS = 2 + 2 + 2;

    private static final int CLIENT_HELLO = 1;
    private static final int EMPTY_RENEGOTIATION_INFO_SCSV = 0x00ff;

    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int EC_POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int PADDING = 21;
    private static final int EXTENDED_MASTER_SECRET = 23;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int COOKIE = 44;
    private static final int KEY_SHARE = 51;

    private static final int HOST_NAME = 0;
    private static final int UNCOMPRESSED = 0;

    /** {@code struct { enum { change_cipher_spec(1) } type; } ChangeCipherSpec;} in its record (RFC 8446, 5 and D.4). */
    private static final Octets CHANGE_CIPHER_SPEC =
            uint8(20).and(uint16(ProtocolVersion.TLS_1_2.wire())).and(vector(2, uint8(1)));

    private ClientHello() {}

    /**
     * The bytes to send.
     *
     * @param random 32 bytes
     */
    public static byte[] record(ClientOffer offer, byte[] random) {
        return record(offer, random, firstVersion(offer), preferred(offer), Optional.empty());
    }

    /**
     * The bytes to send after a HelloRetryRequest (RFC 8446, 4.1.2), behind a {@link #changeCipherSpec}: the same, but for
     * what that asks for, and in a record of TLS 1.2 (RFC 8446, 5.1). Empty where its cookie makes them longer than a
     * record.
     *
     * @param random that of the first hello
     */
    public static Optional<byte[]> record(ClientOffer offer, byte[] random, HelloRetry retry) {
        Optional<NamedGroup> shareOf = retry.group().or(() -> preferred(offer));
        int room = RecordPlace.HEADER_BYTES
                + LONGEST_FRAGMENT
                - record(offer, random, ProtocolVersion.TLS_1_2, shareOf, Optional.empty()).length;
        return retry.cookie()
                        .filter(cookie -> COOKIE_HEADERS + cookie.length() > room)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(record(offer, random, ProtocolVersion.TLS_1_2, shareOf, retry.cookie()));
    }

    /** The record that comes before a second hello, for the sake of middleboxes (RFC 8446, D.4). */
    public static byte[] changeCipherSpec() {
        return CHANGE_CIPHER_SPEC.bytes();
    }

    /** Whether the hello is of a length that some middleboxes drop, 256 to 511 octets, and can be padded beyond it (RFC 7685). */
    public static boolean canBePadded(ClientOffer offer) {
        return !offer.isSslv3Only()
                && offer.template().isEmpty()
                && length(offer) >= SHORTEST_DROPPED
                && length(offer) - MESSAGE_HEADER < PADDED_BODY;
    }

    /**
     * The same hello, padded beyond the lengths that some middleboxes drop (RFC 7685).
     *
     * @param record a hello of ours that can be padded
     */
    public static byte[] padded(byte[] record) {
        int missing = PADDED_BODY - (record.length - RecordPlace.HEADER_BYTES - MESSAGE_HEADER);
        Octets padding = extension(PADDING, Octets.of(new byte[Math.max(0, missing - EXTENSION_HEADER)]));
        byte[] padded = Octets.of(record).and(padding).bytes();
        lengthen(padded, RecordPlace.HEADER_BYTES - 2, padding.length());
        lengthen(padded, RecordPlace.HEADER_BYTES + MESSAGE_HEADER - 2, padding.length());
        lengthen(padded, extensionsAt(record), padding.length());
        return padded;
    }

    /** How long the hello is, the header of its message included and that of the record not. */
    public static int length(ClientOffer offer) {
        return record(offer, new byte[RANDOM_BYTES]).length - RecordPlace.HEADER_BYTES;
    }

    /** Where the length of the extensions stands: behind session id, suites and the one compression method. */
    private static int extensionsAt(byte[] record) {
        int suites = RANDOM_AT + RANDOM_BYTES + 1 + (record[RANDOM_AT + RANDOM_BYTES] & 0xff);
        return suites + 2 + lengthAt(record, suites) + 2;
    }

    private static int lengthAt(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static void lengthen(byte[] bytes, int at, int more) {
        int length = lengthAt(bytes, at) + more;
        bytes[at] = (byte) (length >> 8);
        bytes[at + 1] = (byte) length;
    }

    /** The random in the record of a hello, an engine's too; empty where the bytes end before it does. */
    public static Optional<byte[]> randomIn(byte[] helloRecord) {
        return helloRecord.length < RANDOM_AT + RANDOM_BYTES
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(helloRecord, RANDOM_AT, RANDOM_AT + RANDOM_BYTES));
    }

    private static Optional<NamedGroup> preferred(ClientOffer offer) {
        return offer.groups().stream().findFirst();
    }

    private static byte[] record(
            ClientOffer offer,
            byte[] random,
            ProtocolVersion recordVersion,
            Optional<NamedGroup> shareOf,
            Optional<Octets> cookie) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a random of " + random.length + " bytes");
        }
        if (offer.template().isPresent()) {
            return offer.template()
                    .get()
                    .record(
                            offer,
                            random,
                            recordVersion,
                            shareOf.filter(group -> recordVersion == ProtocolVersion.TLS_1_2),
                            cookie);
        }
        Octets handshake = uint8(CLIENT_HELLO).and(vector(3, body(offer, Octets.of(random), shareOf, cookie)));
        if (handshake.length() > LONGEST_FRAGMENT) {
            throw new IllegalArgumentException("a hello of " + handshake.length() + " bytes");
        }
        return uint8(RecordPlace.HANDSHAKE)
                .and(uint16(recordVersion.wire()))
                .and(vector(2, handshake))
                .bytes();
    }

    /**
     * SSLv3 where that is all there is. Else TLS 1.0 whatever is offered: RFC 8446, 5.1 allows it for the first hello,
     * and RFC 5246, E.1 warns of servers that take no newer one there.
     */
    private static ProtocolVersion firstVersion(ClientOffer offer) {
        return offer.isSslv3Only() ? ProtocolVersion.SSL_3_0 : ProtocolVersion.TLS_1_0;
    }

    private static Octets body(
            ClientOffer offer, Octets random, Optional<NamedGroup> shareOf, Optional<Octets> cookie) {
        return uint16(legacyVersion(offer).wire())
                .and(random)
                .and(vector(1, offer.offers(ProtocolVersion.TLS_1_3) ? random : Octets.NONE))
                .and(vector(2, suites(offer)))
                .and(vector(1, uint8(0)))
                .and(offer.isSslv3Only() ? Octets.NONE : vector(2, extensions(offer, shareOf, cookie)));
    }

    /** client_version: the newest offered, but for TLS 1.3, which is offered by extension under TLS 1.2's number. */
    private static ProtocolVersion legacyVersion(ClientOffer offer) {
        return offer.newest() == ProtocolVersion.TLS_1_3 ? ProtocolVersion.TLS_1_2 : offer.newest();
    }

    private static Octets suites(ClientOffer offer) {
        Octets suites = uint16s(offer.suites().stream().mapToInt(CipherSuite::id));
        return offersOlderThanTls13(offer) ? suites.and(uint16(EMPTY_RENEGOTIATION_INFO_SCSV)) : suites;
    }

    private static Octets extensions(ClientOffer offer, Optional<NamedGroup> shareOf, Optional<Octets> cookie) {
        List<Octets> extensions = new ArrayList<>();
        boolean curves = offer.suites().stream().anyMatch(CipherSuite::usesEllipticCurve);
        boolean tls13 = offer.offers(ProtocolVersion.TLS_1_3);
        if (tls13) {
            extensions.add(extension(
                    SUPPORTED_VERSIONS,
                    vector(1, uint16s(offer.versions().stream().mapToInt(ProtocolVersion::wire)))));
        }
        if (!offer.groups().isEmpty() && (curves || tls13)) {
            extensions.add(extension(
                    SUPPORTED_GROUPS, vector(2, uint16s(offer.groups().stream().mapToInt(NamedGroup::id)))));
        }
        if (tls13) {
            extensions.add(extension(KEY_SHARE, vector(2, keyShare(shareOf))));
        }
        if (!offer.signatureSchemes().isEmpty() && offer.newest().compareTo(ProtocolVersion.TLS_1_2) >= 0) {
            extensions.add(extension(
                    SIGNATURE_ALGORITHMS,
                    vector(2, uint16s(offer.signatureSchemes().stream().mapToInt(SignatureScheme::id)))));
        }
        offer.serverName().ifPresent(name -> extensions.add(extension(SERVER_NAME, serverName(name))));
        if (curves) {
            extensions.add(extension(EC_POINT_FORMATS, vector(1, uint8(UNCOMPRESSED))));
        }
        cookie.ifPresent(sent -> extensions.add(extension(COOKIE, vector(2, sent))));
        extensions.add(extension(EXTENDED_MASTER_SECRET, Octets.NONE));
        return extensions.stream().reduce(Octets.NONE, Octets::and);
    }

    /** {@code struct { NameType name_type; opaque HostName<1..2^16-1>; } ServerName;} RFC 6066, 3. */
    private static Octets serverName(String name) {
        return vector(2, uint8(HOST_NAME).and(vector(2, ascii(name))));
    }

    /**
     * A share for one group: for the preferred one in the first hello, as OpenSSL and s2n send it; none where we have no
     * such, and the server asks for another.
     */
    private static Octets keyShare(Optional<NamedGroup> group) {
        return group.flatMap(of -> KeyShares.of(of).map(share -> uint16(of.id()).and(vector(2, Octets.of(share)))))
                .orElse(Octets.NONE);
    }

    private static boolean offersOlderThanTls13(ClientOffer offer) {
        return offer.versions().stream().anyMatch(version -> version != ProtocolVersion.TLS_1_3);
    }

    private static Octets extension(int type, Octets body) {
        return uint16(type).and(vector(2, body));
    }
}
