package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Sslv3HidesTls}. */
final class Sslv3HidesTlsTest {
    @Test
    void sslv3_beside_tls_is_a_risk() {
        assertEquals(
                List.of("broken: origin api: SSLv3, TLSv1.2 -> [\"TLSv1.2\"]"),
                Lint.of(
                        new Sslv3HidesTls(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.protocols("SSLv3", "TLSv1.2"))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void without_sslv3_it_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new Sslv3HidesTls(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.protocols("TLSv1", "TLSv1.2"))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void over_http_it_does_not_matter() {
        assertEquals(
                List.of(),
                Lint.of(
                        new Sslv3HidesTls(),
                        new Configs()
                                .custom("api", "api.example.com", HTTP_ONLY)
                                .with(Lint.protocols("SSLv3"))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
