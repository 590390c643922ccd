package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.tls.EncryptedFlightTest.HELLO;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.fixtures.ServerBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Whatever answers a hello of ours, in plain text or sealed: no exception, and the same however it is cut. */
final class EncryptedFlightFuzzTest {
    private static final int MOST_CONTENT = 600;

    @FuzzTest(maxDuration = "30s")
    void any_bytes_that_answer_a_hello_are_read_the_same_however_they_are_cut(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 64);
        FlightReader first = check(data.consumeBytes(data.consumeInt(0, 4_000)), cut);
        first.retry()
                .flatMap(asked -> ClientHello.record(EncryptedFlightTest.OFFER, random(), asked))
                .ifPresent(again -> check(first.answeringAgain(HELLO, again), data.consumeRemainingAsBytes(), cut));
    }

    @FuzzTest(maxDuration = "30s")
    void anything_sealed_is_read_the_same_however_it_is_cut(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 64);
        Tls13Server server = new Tls13Server(HELLO, data.consumeInt(0x1301, 0x1303));
        byte[] sent = server.helloRecord();
        byte[] handshake = new byte[0];
        while (data.remainingBytes() > 0) {
            int type = data.consumeBoolean() ? RecordPlace.HANDSHAKE : data.consumeInt(1, 255);
            byte[] content = content(data);
            handshake = type == RecordPlace.HANDSHAKE ? join(handshake, content) : handshake;
            boolean sealed = data.consumeInt(0, 15) > 0;
            sent = join(sent, sealed ? server.sealed(type, content) : ServerBytes.record(type, 0x0303, content));
        }
        String shown = text(handshake);
        check(sent, cut)
                .snapshot()
                .orElseThrow()
                .certificates()
                .forEach(certificate -> assertTrue(shown.contains(text(certificate.bytes()))));
    }

    /** Any bytes, or a message of a kind that has its place there, some of them with any bytes in the right form. */
    private static byte[] content(FuzzedDataProvider data) {
        byte[] any = data.consumeBytes(data.consumeInt(0, MOST_CONTENT));
        return switch (data.consumeInt(0, 6)) {
            case 0 -> Tls13Server.encryptedExtensions();
            case 1 -> Tls13Server.certificate(any, any);
            case 2 -> Tls13Server.certificateVerify();
            case 3 -> Tls13Server.finished();
            case 4 -> ServerBytes.message(data.pickValue(new int[] {8, 11, 13, 15, 20}), any);
            case 5 -> ServerBytes.message(data.consumeInt(0, 255), any);
            default -> any;
        };
    }

    private static FlightReader check(byte[] bytes, int cut) {
        return check(FlightReader.answering(HELLO), bytes, cut);
    }

    private static FlightReader check(FlightReader start, byte[] bytes, int cut) {
        FlightReader whole = start.after(bytes);
        FlightReader pieces = start;
        for (int at = 0; at < bytes.length; at += cut) {
            pieces = pieces.after(Arrays.copyOfRange(bytes, at, Math.min(at + cut, bytes.length)));
        }
        FlightReaderBoundsTest.assertSame(whole, pieces);
        assertTrue(whole.malformed().equals(Optional.empty()) || !whole.done());
        return whole;
    }

    private static byte[] random() {
        return ServerBytes.CLIENT_RANDOM;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
