package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import dev.originprobe.distribution.OriginKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link PolicyUnknown}. */
final class PolicyUnknownTest {
    @Test
    void an_origin_request_policy_that_is_not_known_is_undecided() {
        assertEquals(
                List.of("undecided: behavior default (*): origin request policy 11111111-2222-3333-4444-555555555555"),
                Lint.of(
                        new PolicyUnknown(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior(
                                        "default", "api", REDIRECT_TO_HTTPS, "11111111-2222-3333-4444-555555555555")));
    }

    @Test
    void managed_policies_are_known() {
        assertEquals(
                List.of(),
                Lint.of(
                        new PolicyUnknown(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS, Configs.EXCEPT_HOST)));
    }

    @Test
    void a_bucket_gets_no_host_whatever_the_policy() {
        assertEquals(
                List.of(),
                Lint.of(
                        new PolicyUnknown(),
                        new Configs()
                                .origin("api", OriginKind.S3, "b.s3.us-east-1.amazonaws.com", Configs.absent())
                                .behavior(
                                        "default", "api", REDIRECT_TO_HTTPS, "11111111-2222-3333-4444-555555555555")));
    }
}
