package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link OriginUnused}. */
final class OriginUnusedTest {
    @Test
    void an_origin_that_no_behavior_names_is_noted() {
        assertEquals(
                List.of("broken: origin old: old.example.com"),
                Lint.of(
                        new OriginUnused(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .custom("old", "old.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_member_of_a_group_is_used() {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginUnused(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .custom("b", "b.example.com", HTTPS_ONLY)
                                .group("both", "api", "b", 502, 503)
                                .behavior("default", "both", REDIRECT_TO_HTTPS)));
    }

    @Test
    void where_a_function_may_choose_the_origin_nothing_is_said() {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginUnused(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .custom("old", "old.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)
                                .having(was -> new Behavior(
                                        was.pathPattern(),
                                        was.targetOriginId(),
                                        was.viewerProtocolPolicy(),
                                        was.cachePolicyId(),
                                        was.originRequestPolicyId(),
                                        was.legacyHeaders(),
                                        List.of(new Behavior.Rewriter("arn:f", "viewer-request", true, Configs.at())),
                                        was.grpc(),
                                        was.isDefault(),
                                        was.location()))));
    }
}
