package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link PatternShadowed}. */
final class PatternShadowedTest {
    @Test
    void a_pattern_that_an_earlier_one_covers_is_a_risk() {
        assertEquals(
                List.of("broken: behavior images/*.jpg: every path that it matches is taken by images/*"),
                Lint.of(
                        new PatternShadowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("images/*", "api", REDIRECT_TO_HTTPS)
                                .behavior("images/*.jpg", "api", REDIRECT_TO_HTTPS)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void the_other_order_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new PatternShadowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("images/*.jpg", "api", REDIRECT_TO_HTTPS)
                                .behavior("images/*", "api", REDIRECT_TO_HTTPS)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void several_may_cover_it_together() {
        assertEquals(
                List.of("broken: behavior a*: every path that it matches is taken by those before it together"),
                Lint.of(
                        new PatternShadowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("a?*", "api", REDIRECT_TO_HTTPS)
                                .behavior("a", "api", REDIRECT_TO_HTTPS)
                                .behavior("a*", "api", REDIRECT_TO_HTTPS)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_duplicate_is_told_by_its_own_rule() {
        assertEquals(
                List.of(),
                Lint.of(
                        new PatternShadowed(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("a*", "api", REDIRECT_TO_HTTPS)
                                .behavior("/a*", "api", REDIRECT_TO_HTTPS)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
