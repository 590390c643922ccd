package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link OriginMissing}. */
final class OriginMissingTest {
    @Test
    void a_behavior_that_names_no_origin_is_broken() {
        assertEquals(
                List.of("broken: behavior default (*) names other"),
                Lint.of(
                        new OriginMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "other", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_member_of_a_group_that_is_no_origin_is_broken() {
        assertEquals(
                List.of("broken: origin group both names other"),
                Lint.of(
                        new OriginMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .group("both", "api", "other", 502)
                                .behavior("default", "both", REDIRECT_TO_HTTPS)));
    }

    @Test
    void where_not_all_origins_are_known_it_is_undecided() {
        assertEquals(
                List.of("undecided: behavior default (*) names other, and not all ids can be worked out"),
                Lint.of(
                        new OriginMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .partial("Fn::ForEach::Origins")
                                .behavior("default", "other", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_group_is_a_target() {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .group("both", "api", "api", 502)
                                .behavior("default", "both", REDIRECT_TO_HTTPS)));
    }
}
