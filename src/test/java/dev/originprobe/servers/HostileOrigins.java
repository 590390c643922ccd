package dev.originprobe.servers;

import static dev.originprobe.fixtures.ServerBytes.alert;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.integer;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.serverHello;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;
import static dev.originprobe.servers.Hostile.drops;
import static dev.originprobe.servers.Hostile.timesOut;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.tls.Tls13Hellos;
import dev.originprobe.tls.Tls13Server;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Origins that are out to hurt who probes them, and what must come of each. */
final class HostileOrigins {
    static final int STATIC_RSA = 0x002f;
    private static final int HELLO_REQUEST = 0;
    private static final int CERTIFICATE = 11;
    static final KeyPair KEYS = Mint.ec("secp256r1");
    private static final KeyPair OTHER_KEYS = Mint.ec("secp256r1");
    static final Made ROOT = Template.authority("Root").current().issue();
    private static final Made LEAF =
            Template.leaf(Identities.HOST).keys(KEYS).by(ROOT).current().issue();
    private static final SignedFlight OWN = new SignedFlight(List.of(LEAF), KEYS.getPrivate());
    private static final SignedFlight FORGED = new SignedFlight(List.of(LEAF), OTHER_KEYS.getPrivate());
    private static final byte[] POINT = ServerBytes.point((ECPublicKey) OTHER_KEYS.getPublic());

    /** Headers of the record and the message, version, random. */
    static final int RANDOM_ENDS_AT = 5 + 4 + 2 + 32;

    private HostileOrigins() {}

    private static Script forEver(byte[] start, byte[] again) {
        return line -> {
            line.readRecord();
            line.send(start);
            while (true) {
                line.send(again);
            }
        };
    }

    private static Script sending(byte[] bytes) {
        return line -> {
            line.readRecord();
            line.send(bytes);
            line.stay();
        };
    }

    private static Script saying(byte[]... messages) {
        return sending(record(22, join(messages)));
    }

    /** A first flight whose key exchange is signed as it must be. */
    private static Script exchanging(int group, byte[] point) {
        return line -> {
            line.send(SignedFlight.records(OWN.messages(line.readRecord(), group, point)));
            line.stay();
        };
    }

    /** A whole flight through TLS 1.3 that is signed with these keys, where the hello has a share that it answers. */
    private static Script speakingTls13(KeyPair keys) {
        return line -> {
            byte[] hello = line.readRecord();
            try {
                line.send(new Tls13Server(hello, 0x1301).signedFlight(keys.getPrivate(), LEAF.der()));
                line.stay();
            } catch (IllegalArgumentException noShare) {
                line.send(alert(2, 40));
            }
        };
    }

    /** A request to send a cookie of so many bytes back. */
    private static Hostile givingCookie(int bytes) {
        return drops("a cookie of " + bytes + " bytes", "handshake-malformed", line -> {
            line.send(Tls13Hellos.helloRetryRequestWithCookie(line.readRecord(), 0x1301, bytes));
            line.stay();
        });
    }

    /** A TLS 1.2 server of one suite: the first flight, or an alert where that is not offered. */
    static void speakTls12(ScriptedPeer.Line line) throws IOException {
        answerTls12(line, line.readRecord());
    }

    /** The same where the hello has been read. */
    static void answerTls12(ScriptedPeer.Line line, byte[] hello) throws IOException {
        line.send(
                offers(hello, SignedFlight.SUITE)
                        ? SignedFlight.records(OWN.messages(hello, SignedFlight.PRIME256V1, POINT))
                        : alert(2, 40));
    }

    static boolean offers(byte[] hello, int suite) {
        ByteBuffer bytes = ByteBuffer.wrap(hello).position(RANDOM_ENDS_AT);
        bytes.position(bytes.position() + 1 + bytes.get(bytes.position()));
        for (int left = bytes.getShort(); left > 0; left -= 2) {
            if ((bytes.getShort() & 0xffff) == suite) {
                return true;
            }
        }
        return false;
    }

    private static byte[] serverHelloOf(int version, int suite, int compression) {
        return message(2, uint16(version), new byte[32], vector(1), uint16(suite), bytes(compression));
    }

    private static byte[] certificates(int listLength, int certificateLength) {
        return message(CERTIFICATE, integer(3, listLength), integer(3, certificateLength), new byte[40]);
    }

    private static byte[] offTheCurve() {
        byte[] off = POINT.clone();
        off[off.length - 1] ^= 1;
        return off;
    }

    /** Those that break off or break the protocol before any suite could be said to be accepted. */
    static Stream<Hostile> broken() {
        byte[] hello = record(22, serverHello(STATIC_RSA));
        byte[] nothing = {};
        return Stream.of(
                drops(
                        "messages without end",
                        "handshake-malformed",
                        forEver(hello, record(22, message(HELLO_REQUEST)))),
                drops(
                        "16 MiB of a message",
                        "handshake-malformed",
                        forEver(
                                record(22, join(serverHello(STATIC_RSA), new byte[] {CERTIFICATE, -1, -1, -1})),
                                record(22, new byte[16_000]))),
                drops("empty records without end", "handshake-malformed", forEver(nothing, record(22, nothing))),
                drops(
                        "records of one byte without end",
                        "handshake-malformed",
                        forEver(
                                record(22, join(serverHello(STATIC_RSA), new byte[] {CERTIFICATE, 8, 0, 0})),
                                record(22, new byte[1]))),
                drops("fatal alerts without end", "handshake-refused", forEver(nothing, alert(2, 40))),
                drops("warnings without end", "handshake-malformed", forEver(nothing, alert(1, 112))),
                drops("alerts of one byte without end", "handshake-malformed", forEver(nothing, record(21, new byte[] {1
                }))),
                drops(
                        "a version that does not exist",
                        "protocol-refused",
                        saying(serverHelloOf(0x0399, STATIC_RSA, 0))),
                drops(
                        "a version that was not offered, and then silence",
                        "protocol-refused",
                        saying(serverHelloOf(0x0302, STATIC_RSA, 0))),
                drops("compression", "handshake-malformed", saying(serverHelloOf(0x0303, STATIC_RSA, 1))),
                drops(
                        "a list of certificates longer than its message",
                        "handshake-malformed",
                        saying(serverHello(STATIC_RSA), certificates(1_000, 37))),
                drops(
                        "a list of certificates shorter than its message",
                        "handshake-malformed",
                        saying(serverHello(STATIC_RSA), certificates(10, 7))),
                drops(
                        "a certificate longer than its list",
                        "handshake-malformed",
                        saying(serverHello(STATIC_RSA), certificates(43, 41))),
                drops(
                        "a list that ends within a length",
                        "handshake-malformed",
                        saying(serverHello(STATIC_RSA), certificates(43, 38))),
                drops(
                        "a point off its curve",
                        "handshake-malformed",
                        exchanging(SignedFlight.PRIME256V1, offTheCurve())),
                drops(
                        "a point of another curve's length",
                        "handshake-malformed",
                        exchanging(SignedFlight.PRIME256V1, new byte[97])),
                drops("no point", "handshake-malformed", exchanging(SignedFlight.PRIME256V1, nothing)),
                drops(
                        "a curve that is spelled out",
                        "handshake-malformed",
                        saying(serverHello(SignedFlight.SUITE), message(12, new byte[] {1, 0, 0, 0}))),
                givingCookie(16_300),
                givingCookie(60_000),
                drops("the end of its side", "handshake-closed", line -> {
                    line.readRecord();
                    line.endSending();
                    line.stay();
                }),
                drops("the end of its side in the middle", "handshake-closed", line -> {
                    line.readRecord();
                    line.send(Arrays.copyOf(hello, hello.length - 5));
                    line.endSending();
                    line.stay();
                }),
                timesOut("a byte now and then", line -> {
                    line.readRecord();
                    for (byte each : record(22, new byte[500])) {
                        line.send(new byte[] {each});
                        LockSupport.parkNanos(50_000_000);
                    }
                }),
                timesOut("a flight that stops before its end", sending(hello)));
    }

    /** Those whose first flight is whole. */
    static Stream<Hostile> whole() {
        return Stream.of(
                drops(
                        "TLS 1.1, which was not offered",
                        "protocol-refused",
                        saying(serverHelloOf(0x0302, STATIC_RSA, 0), ServerBytes.certificate(LEAF.der()), message(14))),
                drops("a curve that nobody knows", "group-refused", exchanging(0x5a5a, POINT)),
                drops("another key's signature in TLS 1.2", "key-mismatch", line -> {
                    line.send(SignedFlight.records(FORGED.messages(line.readRecord(), SignedFlight.PRIME256V1, POINT)));
                    line.stay();
                }),
                drops("a flight before it is asked for", "key-mismatch", line -> {
                    line.send(SignedFlight.records(OWN.messages(new byte[43], SignedFlight.PRIME256V1, POINT)));
                    line.stay();
                }),
                drops("another key's signature in TLS 1.3", "key-mismatch", speakingTls13(OTHER_KEYS)),
                drops("a Finished that is none", "handshake-incomplete", speakingTls13(KEYS)),
                drops("a reset after the whole flight", "handshake-incomplete", line -> {
                    line.send(SignedFlight.records(OWN.messages(line.readRecord(), SignedFlight.PRIME256V1, POINT)));
                    line.readRecord();
                    line.reset();
                }),
                drops("the end of its side after the whole flight", "handshake-incomplete", line -> {
                    line.send(SignedFlight.records(OWN.messages(line.readRecord(), SignedFlight.PRIME256V1, POINT)));
                    line.readRecord();
                    line.endSending();
                    line.stay();
                }),
                timesOut("silence after the whole flight", exchanging(SignedFlight.PRIME256V1, POINT)));
    }

    private static Hostile resetting(int messages, int bytesMore) {
        return drops(
                "a reset after " + messages + " messages and " + bytesMore + " bytes", "handshake-closed", line -> {
                    byte[] flight =
                            SignedFlight.records(OWN.messages(line.readRecord(), SignedFlight.PRIME256V1, POINT));
                    line.send(Arrays.copyOf(flight, endOf(flight, messages) + bytesMore));
                    line.reset();
                });
    }

    /** Where in the records so many of them end. */
    private static int endOf(byte[] records, int number) {
        int at = 0;
        for (int i = 0; i < number; i++) {
            at += 5 + ((records[at + 3] & 0xff) << 8 | (records[at + 4] & 0xff));
        }
        return at;
    }

    static Stream<Hostile> resets() {
        return IntStream.range(0, 4)
                .boxed()
                .flatMap(messages -> Stream.of(0, 1, 5, 8).map(more -> resetting(messages, more)));
    }
}
