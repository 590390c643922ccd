package dev.originprobe.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a server may send, byte for byte. */
final class ServerBytes {
    static final byte[] CLIENT_RANDOM = filled(32, 0xc1);
    static final byte[] SERVER_RANDOM = filled(32, 0x5e);
    static final int ECDHE_RSA = 0xc02f;
    static final int STATIC_RSA = 0x0004;

    private ServerBytes() {}

    static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] uint16(int value) {
        return bytes(value >> 8, value);
    }

    /** A body behind its length. */
    static byte[] vector(int lengthBytes, byte[]... parts) {
        byte[] body = join(parts);
        byte[] length = bytes(body.length >> 16, body.length >> 8, body.length);
        return join(Arrays.copyOfRange(length, 3 - lengthBytes, 3), body);
    }

    static byte[] record(int type, int version, byte[]... parts) {
        return join(bytes(type), uint16(version), vector(2, parts));
    }

    /** Handshake messages in one record. */
    static byte[] handshake(byte[]... messages) {
        return record(22, 0x0303, messages);
    }

    static byte[] message(int type, byte[]... parts) {
        return join(bytes(type), vector(3, parts));
    }

    static byte[] serverHello(int version, int suite, byte[]... extensions) {
        return message(
                2,
                uint16(version),
                SERVER_RANDOM,
                vector(1, filled(32, 7)),
                uint16(suite),
                bytes(0),
                extensions.length == 0 ? new byte[0] : vector(2, extensions));
    }

    static byte[] extension(int type, byte[]... parts) {
        return join(uint16(type), vector(2, parts));
    }

    static byte[] certificate(byte[]... certificates) {
        return message(11, vector(3, certificateEntries(new byte[0], certificates)));
    }

    /** Certificates behind their lengths, each with that behind it. */
    static byte[] certificateEntries(byte[] behindEach, byte[]... certificates) {
        return join(Arrays.stream(certificates)
                .map(der -> join(vector(3, der), behindEach))
                .toArray(byte[][]::new));
    }

    /** Named curve secp384r1 with a point of it. */
    static byte[] ecdheParameters() {
        return join(
                bytes(3),
                uint16(0x0018),
                vector(1, KeyShares.of(NamedGroup.SECP384R1).orElseThrow()));
    }

    static byte[] dheParameters() {
        return join(vector(2, filled(256, 0xff)), vector(2, bytes(2)), vector(2, filled(256, 9)));
    }

    /** Parameters, and a signature that names its scheme where there is one. */
    static byte[] keyExchange(byte[] parameters, byte[] scheme) {
        return message(12, parameters, scheme, vector(2, filled(64, 0x51)));
    }

    static byte[] certificateRequest() {
        return message(13, vector(1, bytes(1, 64)), vector(2, uint16(0x0401)), vector(2));
    }

    static byte[] serverHelloDone() {
        return message(14);
    }

    static byte[] alert(int level, int description) {
        return record(21, 0x0303, bytes(level, description));
    }

    /** A whole TLS 1.2 flight with every message that the reader knows, in one record. */
    static byte[] wholeFlight() {
        return handshake(
                serverHello(0x0303, ECDHE_RSA, extension(0xff01, bytes(0))),
                certificate(ascii("leaf"), ascii("intermediate")),
                message(22, bytes(1), vector(3, ascii("ocsp"))),
                keyExchange(ecdheParameters(), uint16(0x0804)),
                certificateRequest(),
                serverHelloDone());
    }

    /** Flights of every kind, also broken ones: seeds for fuzzing and for the properties of the reader. */
    static List<byte[]> kinds() {
        byte[] tls13 = handshake(serverHello(
                0x0303,
                0x1301,
                extension(43, uint16(0x0304)),
                extension(51, uint16(0x001d), vector(2, filled(32, 9)))));
        return List.of(
                wholeFlight(),
                tls13,
                join(alert(1, 112), wholeFlight()),
                record(22, 0x0300, serverHello(0x0300, STATIC_RSA), certificate(ascii("leaf")), serverHelloDone()),
                handshake(
                        serverHello(0x0303, 0x009e),
                        certificate(new byte[0]),
                        keyExchange(dheParameters(), uint16(0x0401)),
                        serverHelloDone()),
                alert(2, 40),
                ascii("HTTP/1.1 400 Bad Request\r\n\r\n"),
                handshake(message(2, uint16(0x0303))),
                record(22, 0x0303, filled(40, 0xff)));
    }
}
