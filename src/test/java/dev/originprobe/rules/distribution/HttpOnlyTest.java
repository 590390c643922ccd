package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link HttpOnly}. */
final class HttpOnlyTest {
    @Test
    void http_to_an_origin_is_a_risk() {
        assertEquals(
                List.of("broken: origin api: http-only -> \"https-only\""),
                Lint.of(
                        new HttpOnly(),
                        new Configs()
                                .custom("api", "api.example.com", HTTP_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void https_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new HttpOnly(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void an_origin_that_no_behavior_reaches_is_left_alone() {
        assertEquals(
                List.of(),
                Lint.of(
                        new HttpOnly(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .custom("old", "old.example.com", HTTP_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
