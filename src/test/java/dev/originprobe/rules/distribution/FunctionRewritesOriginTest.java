package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link FunctionRewritesOrigin}. */
final class FunctionRewritesOriginTest {
    @Test
    void a_function_before_the_origin_is_undecided() {
        assertEquals(
                List.of("undecided: behavior default (*) runs arn:f on viewer-request"),
                Lint.of(
                        new FunctionRewritesOrigin(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
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

    @Test
    void without_functions_there_is_nothing_to_say() {
        assertEquals(
                List.of(),
                Lint.of(
                        new FunctionRewritesOrigin(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
