package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.extension;
import static dev.originprobe.fixtures.ServerBytes.filled;
import static dev.originprobe.fixtures.ServerBytes.handshake;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;

import dev.originprobe.fixtures.ServerBytes;
import java.util.Arrays;
import java.util.HexFormat;

/** Hellos of a TLS 1.3 server that ask for another hello, or that nothing is agreed upon with. */
public final class Tls13Hellos {
    /** Behind the headers, client_version and random. */
    private static final int SESSION_ID_AT = 5 + 4 + 2 + 32;

    private Tls13Hellos() {}

    /** A ServerHello with a share of secp384r1 or secp256r1 in answer to that record. */
    public static byte[] plainHello(byte[] helloRecord, int suite, int group) {
        return message(
                2,
                uint16(0x0303),
                ServerBytes.SERVER_RANDOM,
                vector(1, sessionId(helloRecord)),
                uint16(suite),
                bytes(0),
                vector(
                        2,
                        extension(43, uint16(0x0304)),
                        extension(
                                51,
                                uint16(group),
                                vector(2, KeyShares.of(new NamedGroup(group)).orElseThrow()))));
    }

    /** A record that asks the client that has sent this hello for a key share of that group. */
    public static byte[] helloRetryRequest(byte[] helloRecord, int suite, int group) {
        return handshake(helloRetryRequest(helloRecord, suite, extension(51, uint16(group))));
    }

    /** A ServerHello's record without a key share. */
    public static byte[] helloWithoutShare(byte[] helloRecord, int suite) {
        return handshake(message(
                2,
                uint16(0x0303),
                ServerBytes.SERVER_RANDOM,
                vector(1, sessionId(helloRecord)),
                uint16(suite),
                bytes(0),
                vector(2, extension(43, uint16(0x0304)))));
    }

    /** A record that asks for nothing. */
    public static byte[] helloRetryRequest(byte[] helloRecord, int suite) {
        return handshake(helloRetryRequest(helloRecord, suite, new byte[0]));
    }

    /** Records that ask for nothing but a cookie of so many bytes to be sent back. */
    public static byte[] helloRetryRequestWithCookie(byte[] helloRecord, int suite, int bytes) {
        byte[] message = helloRetryRequest(helloRecord, suite, extension(44, vector(2, filled(bytes, 0xc0))));
        byte[] records = {};
        for (int at = 0; at < message.length; at += 1 << 14) {
            records =
                    join(records, handshake(Arrays.copyOfRange(message, at, Math.min(at + (1 << 14), message.length))));
        }
        return records;
    }

    /** A record that asks for a key share of that group, and echoes no session id. */
    public static byte[] helloRetryRequestOfNoSession(byte[] helloRecord, int suite, int group) {
        byte[] none = Arrays.copyOf(helloRecord, helloRecord.length);
        none[SESSION_ID_AT] = 0;
        return helloRetryRequest(none, suite, group);
    }

    private static byte[] helloRetryRequest(byte[] helloRecord, int suite, byte[] asked) {
        byte[] random = HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
        return message(
                2,
                uint16(0x0303),
                random,
                vector(1, sessionId(helloRecord)),
                uint16(suite),
                bytes(0),
                vector(2, extension(43, uint16(0x0304)), asked));
    }

    /** What the transcript begins with after a HelloRetryRequest (RFC 8446, 4.4.1). */
    static byte[] retried(byte[] first, int suite, int group) {
        byte[] request = helloRetryRequest(first, suite, extension(51, uint16(group)));
        return join(
                message(
                        254,
                        KeySchedule.of(new CipherSuite(suite))
                                .orElseThrow()
                                .hashOf(Arrays.copyOfRange(first, 5, first.length))),
                request);
    }

    static byte[] sessionId(byte[] helloRecord) {
        return Arrays.copyOfRange(
                helloRecord, SESSION_ID_AT + 1, SESSION_ID_AT + 1 + (helloRecord[SESSION_ID_AT] & 0xff));
    }
}
