package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link PatternDuplicate}. */
final class PatternDuplicateTest {
    @Test
    void a_pattern_twice_is_a_risk_with_or_without_its_slash() {
        assertEquals(
                List.of("broken: behavior /images/* has the pattern of one before it, which takes all its requests"),
                Lint.of(
                        new PatternDuplicate(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("images/*", "api", REDIRECT_TO_HTTPS)
                                .behavior("/images/*", "api", REDIRECT_TO_HTTPS)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void case_makes_two_patterns() {
        assertEquals(
                List.of(),
                Lint.of(
                        new PatternDuplicate(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("images/*", "api", REDIRECT_TO_HTTPS)
                                .behavior("Images/*", "api", REDIRECT_TO_HTTPS)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
