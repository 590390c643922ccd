package dev.originprobe.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a ClientHello as CloudFront would send it, in one record.
 *
 * <pre>
 * struct {                                        // RFC 8446, 4.1.2; RFC 5246, 7.4.1.2; RFC 6101, 5.6.1.2
 *     ProtocolVersion client_version;
 *     Random random;                              // 32 bytes
 *     SessionID session_id;                       // empty
 *     CipherSuite cipher_suites&lt;2..2^16-2&gt;;
 *     CompressionMethod compression_methods&lt;1..2^8-1&gt;;   // null alone
 *     Extension extensions&lt;0..2^16-1&gt;;         // none at all in SSLv3
 * } ClientHello;
 * </pre>
 *
 * <p>AWS prints suites, groups and signature schemes, and no capture of the whole hello is public: which other extensions
 * CloudFront sends is not known. So none is sent that is not needed to say what the offer says.
 */
public final class ClientHello {
    private static final int RANDOM_BYTES = 32;

    /** Room for every offer: 65,535 would be the record's limit many times over. */
    private static final int CAPACITY = 4_096;

    private static final int EXTENSION_SERVER_NAME = 0;
    private static final int EXTENSION_SUPPORTED_GROUPS = 10;
    private static final int EXTENSION_EC_POINT_FORMATS = 11;
    private static final int EXTENSION_SIGNATURE_ALGORITHMS = 13;
    private static final int EXTENSION_SUPPORTED_VERSIONS = 43;
    private static final int EXTENSION_PSK_KEY_EXCHANGE_MODES = 45;
    private static final int EXTENSION_KEY_SHARE = 51;

    private ClientHello() {}

    /**
     * The bytes to send.
     *
     * @param random 32 bytes
     */
    public static byte[] record(ClientOffer offer, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a random of " + random.length + " bytes");
        }
        ByteBuffer out = ByteBuffer.allocate(CAPACITY);
        out.put((byte) 22);
        putShort(out, recordVersion(offer));
        vector(out, 2, record -> {
            record.put((byte) 1);
            vector(record, 3, hello -> body(hello, offer, random));
        });
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** TLS 1.0 whatever is offered, as RFC 8446, 5.1 and RFC 5246, E.1 advise for old servers; SSLv3 where that is all there is. */
    private static int recordVersion(ClientOffer offer) {
        return offer.isSslv3Only() ? ProtocolVersion.SSL_3_0.wire() : ProtocolVersion.TLS_1_0.wire();
    }

    private static void body(ByteBuffer out, ClientOffer offer, byte[] random) {
        putShort(out, legacyVersion(offer).wire());
        out.put(random);
        out.put((byte) 0);
        vector(out, 2, suites -> offer.suites().forEach(suite -> putShort(suites, suite.id())));
        vector(out, 1, methods -> methods.put((byte) 0));
        if (!offer.isSslv3Only()) {
            vector(out, 2, extensions -> extensions(extensions, offer));
        }
    }

    /** client_version: the newest offered, but for TLS 1.3, which is offered by extension under TLS 1.2's number. */
    private static ProtocolVersion legacyVersion(ClientOffer offer) {
        return offer.newest() == ProtocolVersion.TLS_1_3 ? ProtocolVersion.TLS_1_2 : offer.newest();
    }

    private static void extensions(ByteBuffer out, ClientOffer offer) {
        offer.serverName()
                .ifPresent(name -> extension(
                        out,
                        EXTENSION_SERVER_NAME,
                        body -> vector(body, 2, names -> {
                            names.put((byte) 0);
                            vector(names, 2, host -> host.put(name.getBytes(StandardCharsets.US_ASCII)));
                        })));
        if (!offer.groups().isEmpty()) {
            extension(
                    out,
                    EXTENSION_SUPPORTED_GROUPS,
                    body -> vector(body, 2, groups -> offer.groups().forEach(group -> putShort(groups, group.id()))));
        }
        if (offer.versions().stream().anyMatch(version -> version != ProtocolVersion.TLS_1_3)) {
            // Uncompressed points, the only form left (RFC 8422, 5.1.2).
            extension(out, EXTENSION_EC_POINT_FORMATS, body -> vector(body, 1, formats -> formats.put((byte) 0)));
        }
        if (!offer.signatureSchemes().isEmpty()) {
            extension(
                    out,
                    EXTENSION_SIGNATURE_ALGORITHMS,
                    body -> vector(
                            body,
                            2,
                            schemes -> offer.signatureSchemes().forEach(scheme -> putShort(schemes, scheme.id()))));
        }
        if (offer.offers(ProtocolVersion.TLS_1_3)) {
            tls13(out, offer);
        }
    }

    private static void tls13(ByteBuffer out, ClientOffer offer) {
        List<ProtocolVersion> newestFirst =
                offer.versions().stream().sorted(Comparator.reverseOrder()).toList();
        extension(
                out,
                EXTENSION_SUPPORTED_VERSIONS,
                body -> vector(
                        body, 1, versions -> newestFirst.forEach(version -> putShort(versions, version.wire()))));
        // psk_dhe_ke; some servers insist on the extension.
        extension(out, EXTENSION_PSK_KEY_EXCHANGE_MODES, body -> vector(body, 1, modes -> modes.put((byte) 1)));
        extension(
                out,
                EXTENSION_KEY_SHARE,
                body -> vector(
                        body,
                        2,
                        shares -> offer.groups().stream()
                                .limit(1)
                                .forEach(group -> KeyShares.of(group).ifPresent(share -> {
                                    putShort(shares, group.id());
                                    vector(shares, 2, key -> key.put(share));
                                }))));
    }

    private static void extension(ByteBuffer out, int type, Consumer<ByteBuffer> body) {
        putShort(out, type);
        vector(out, 2, body);
    }

    private static void putShort(ByteBuffer out, int value) {
        out.putShort((short) value);
    }

    /** A body after its length in so many bytes. */
    private static void vector(ByteBuffer out, int lengthBytes, Consumer<ByteBuffer> body) {
        int at = out.position();
        out.position(at + lengthBytes);
        body.accept(out);
        int length = out.position() - at - lengthBytes;
        for (int i = 0; i < lengthBytes; i++) {
            out.put(at + i, (byte) (length >> (8 * (lengthBytes - 1 - i))));
        }
    }
}
