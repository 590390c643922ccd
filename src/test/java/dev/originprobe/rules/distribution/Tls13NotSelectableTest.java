package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Tls13NotSelectable}. */
final class Tls13NotSelectableTest {
    @Test
    void tls_1_3_in_the_list_is_a_risk() {
        assertEquals(
                List.of("broken: origin api: TLSv1.2, TLSv1.3 -> [\"TLSv1.2\"]"),
                Lint.of(
                        new Tls13NotSelectable(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.protocols("TLSv1.2", "TLSv1.3"))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void tls_1_2_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new Tls13NotSelectable(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
