package dev.originprobe.servers;

import static dev.originprobe.fixtures.ServerBytes.alert;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.extension;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;
import static dev.originprobe.servers.Hostile.drops;
import static dev.originprobe.servers.HostileOrigins.KEYS;
import static dev.originprobe.servers.HostileOrigins.RANDOM_ENDS_AT;
import static dev.originprobe.servers.HostileOrigins.STATIC_RSA;

import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.tls.Tls13Hellos;
import dev.originprobe.tls.Tls13Server;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Origins that choose or say what the hello gave them no leave to, and what must come of each. */
final class PresumptuousHellos {
    private PresumptuousHellos() {}

    /** A ServerHello of TLS 1.2 with static RSA, this random and session id, and extensions, and then silence. */
    private static Script helloing(byte[] randomEnd, boolean echo, byte[]... extensions) {
        return line -> {
            byte[] hello = line.readRecord();
            byte[] sessionId = echo
                    ? Arrays.copyOfRange(hello, RANDOM_ENDS_AT + 1, RANDOM_ENDS_AT + 1 + hello[RANDOM_ENDS_AT])
                    : new byte[0];
            line.send(record(
                    22,
                    message(
                            2,
                            uint16(0x0303),
                            new byte[32 - randomEnd.length],
                            randomEnd,
                            vector(1, sessionId),
                            uint16(STATIC_RSA),
                            bytes(0),
                            vector(2, extensions))));
            line.stay();
        };
    }

    private static byte[] sentinel(int last) {
        return new byte[] {'D', 'O', 'W', 'N', 'G', 'R', 'D', (byte) last};
    }

    static Stream<Hostile> all() {
        String rule = "choice-not-offered";
        byte[] none = {};
        return Stream.of(
                drops("the downgrade sentinel of TLS 1.2", rule, helloing(sentinel(1), false)),
                drops("the downgrade sentinel of TLS 1.1", rule, helloing(sentinel(0), false)),
                drops("the hello's session id in TLS 1.2", rule, helloing(none, true)),
                drops("TLS 1.2 in supported_versions", rule, helloing(none, false, extension(43, uint16(0x0303)))),
                drops("signed certificate timestamps unasked", rule, helloing(none, false, extension(18, none))),
                new Hostile(
                        "an unknown extension unasked, and then silence",
                        helloing(none, false, extension(0x1234, none)),
                        "UNKNOWN",
                        Set.of("handshake-timed-out", "extension-not-requested")),
                drops(
                        "an extension twice",
                        "handshake-malformed",
                        helloing(none, false, extension(0xff01, new byte[1]), extension(0xff01, new byte[1]))),
                drops("no certificate in TLS 1.3", "certificate-absent", line -> {
                    byte[] hello = line.readRecord();
                    try {
                        line.send(new Tls13Server(hello, 0x1301).signedFlight(KEYS.getPrivate()));
                        line.stay();
                    } catch (IllegalArgumentException noShare) {
                        line.send(alert(2, 40));
                    }
                }),
                drops("another suite than in the HelloRetryRequest", rule, line -> {
                    line.send(Tls13Hellos.helloRetryRequest(line.readRecord(), 0x1302, 0x0018));
                    byte[] again = line.readRecord();
                    while (again.length > 0 && again[0] != 22) {
                        again = line.readRecord();
                    }
                    line.send(record(22, Tls13Hellos.plainHello(again, 0x1301, 0x0018)));
                    line.stay();
                }));
    }
}
