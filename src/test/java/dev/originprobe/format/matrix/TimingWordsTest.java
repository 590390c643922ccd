package dev.originprobe.format.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.matrix.Timing;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How timings are told. */
final class TimingWordsTest {
    private static Timing timing(Authentication kind, String keyExchange, long... micros) {
        return new Timing(
                ProtocolVersion.TLS_1_2,
                kind,
                keyExchange,
                LongStream.of(micros)
                        .mapToObj(one -> Duration.ofNanos(one * 1_000))
                        .toList());
    }

    @Test
    void the_median_stands_before_the_quartiles_and_rsa_is_compared_with_its_counterpart() {
        List<String> lines = TimingWords.of(List.of(
                timing(Authentication.RSA, "ECDHE_RSA", 900, 1_000, 800, 5_000, 850),
                timing(Authentication.RSA, "RSA", 10),
                timing(Authentication.ECDSA, "ECDHE_ECDSA", 300)));
        assertEquals(
                List.of(
                        "TLSv1.2 ECDHE_RSA, RSA certificate: 0.90 ms (0.85 to 1.00, 5 times)",
                        "TLSv1.2 RSA, RSA certificate: 0.01 ms (0.01 to 0.01, 1 times)",
                        "TLSv1.2 ECDHE_ECDSA, ECDSA certificate: 0.30 ms (0.30 to 0.30, 1 times)",
                        "TLSv1.2 RSA takes 3.0 times as long as ECDSA, of the whole first flight; AWS's figure of 2018-03-15, "
                                + "nistp256 95 % faster than RSA 2048, is of signing alone"),
                lines);
    }

    @Test
    void what_the_round_trips_noise_hides_is_neither_a_number_nor_a_ratio() {
        assertEquals(
                List.of(
                        "TLSv1.2 ECDHE_RSA, RSA certificate: 0.90 ms (0.90 to 0.90, 1 times)",
                        "TLSv1.2 ECDHE_ECDSA, ECDSA certificate: less than the round trip varies by (3 times)"),
                TimingWords.of(List.of(
                        timing(Authentication.RSA, "ECDHE_RSA", 900),
                        timing(Authentication.ECDSA, "ECDHE_ECDSA", -3, 300, 400))));
    }
}
