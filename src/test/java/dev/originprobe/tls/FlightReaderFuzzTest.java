package dev.originprobe.tls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.fixtures.ServerBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server sends: no exception, the same however it is cut, and no certificate that was not sent. */
final class FlightReaderFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void any_bytes_are_read_the_same_however_they_are_cut(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 64);
        check(data.consumeRemainingAsBytes(), cut);
    }

    @ParameterizedTest
    @MethodSource("dev.originprobe.fixtures.ServerBytes#kinds")
    void flights_of_every_kind_hold_to_it(byte[] bytes) {
        for (int cut = 1; cut <= 64; cut++) {
            check(bytes, cut);
        }
    }

    private static void check(byte[] bytes, int cut) {
        FlightReader whole =
                FlightReader.besideAnEngine(ServerBytes.CLIENT_RANDOM).after(bytes);
        FlightReader pieces = FlightReader.besideAnEngine(ServerBytes.CLIENT_RANDOM);
        for (int at = 0; at < bytes.length; at += cut) {
            pieces = pieces.after(Arrays.copyOfRange(bytes, at, Math.min(at + cut, bytes.length)));
        }
        FlightReaderBoundsTest.assertSame(whole, pieces);
        byte[] unframed = unframed(bytes);
        whole.snapshot()
                .ifPresent(flight -> flight.certificates()
                        .forEach(certificate -> assertTrue(text(unframed).contains(text(certificate.bytes())))));
    }

    /** The bytes without the headers of their records, behind which a certificate may be cut. */
    private static byte[] unframed(byte[] bytes) {
        byte[] fragments = new byte[0];
        int at = 0;
        while (at + 5 <= bytes.length) {
            int length = (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
            int end = Math.min(at + 5 + length, bytes.length);
            if (bytes[at] == 22) {
                fragments = ServerBytes.join(fragments, Arrays.copyOfRange(bytes, at + 5, end));
            }
            at = end;
        }
        return fragments;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
