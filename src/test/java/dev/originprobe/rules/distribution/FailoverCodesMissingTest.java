package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link FailoverCodesMissing}. */
final class FailoverCodesMissingTest {
    @Test
    void a_group_without_502_and_503_is_a_risk() {
        assertEquals(
                List.of("broken: origin group both: [500, 502] -> [500, 502, 503, 504]"),
                Lint.of(
                        new FailoverCodesMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .custom("b", "b.example.com", HTTPS_ONLY)
                                .group("both", "api", "b", 500, 502)
                                .behavior("default", "both", REDIRECT_TO_HTTPS)));
    }

    @Test
    void with_both_it_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new FailoverCodesMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .custom("b", "b.example.com", HTTPS_ONLY)
                                .group("both", "api", "b", 502, 503)
                                .behavior("default", "both", REDIRECT_TO_HTTPS)));
    }
}
