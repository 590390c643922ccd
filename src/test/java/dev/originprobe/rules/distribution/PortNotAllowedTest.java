package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link PortNotAllowed}. */
final class PortNotAllowedTest {
    @Test
    void a_port_below_1024_that_is_neither_80_nor_443_is_broken() {
        assertEquals(
                List.of("broken: origin api: HTTPSPort 444 -> 443"),
                Lint.of(
                        new PortNotAllowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.httpsPort(444))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void the_bounds_are_1024_and_65535() {
        assertEquals(
                List.of("broken: origin api: HTTPSPort 1023 -> 443", "broken: origin d: HTTPSPort 65536 -> 443"),
                Lint.of(
                        new PortNotAllowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.httpsPort(1023))
                                .custom("b", "b.example.com", HTTPS_ONLY)
                                .with(Lint.httpsPort(1024))
                                .custom("c", "c.example.com", HTTPS_ONLY)
                                .with(Lint.httpsPort(65535))
                                .custom("d", "d.example.com", HTTPS_ONLY)
                                .with(Lint.httpsPort(65536))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void where_nothing_is_written_the_port_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new PortNotAllowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
