package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import dev.originprobe.distribution.OriginKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link VpcOrigin}. */
final class VpcOriginTest {
    @Test
    void an_origin_in_a_vpc_is_noted() {
        assertEquals(
                List.of("broken: origin api: lb.internal"),
                Lint.of(
                        new VpcOrigin(),
                        new Configs()
                                .origin("api", OriginKind.VPC, "lb.internal", Configs.absent())
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_custom_origin_is_not() {
        assertEquals(
                List.of(),
                Lint.of(
                        new VpcOrigin(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
