package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link TimeoutOutOfRange}. */
final class TimeoutOutOfRangeTest {
    @Test
    void more_attempts_than_three_are_broken() {
        assertEquals(
                List.of("broken: origin api: ConnectionAttempts 4 -> 3"),
                Lint.of(
                        new TimeoutOutOfRange(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.attempts(4))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void no_attempt_at_all_is_broken() {
        assertEquals(
                List.of("broken: origin api: ConnectionAttempts 0 -> 1"),
                Lint.of(
                        new TimeoutOutOfRange(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.attempts(0))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_read_time_out_above_the_range_may_be_a_raised_quota() {
        assertEquals(
                List.of("undecided: origin api: OriginReadTimeout 121 -> 120"),
                Lint.of(
                        new TimeoutOutOfRange(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.readTimeout(121))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void the_ends_of_the_range_are_in_it() {
        assertEquals(
                List.of(),
                Lint.of(
                        new TimeoutOutOfRange(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.readTimeout(120))
                                .with(Lint.attempts(1))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
