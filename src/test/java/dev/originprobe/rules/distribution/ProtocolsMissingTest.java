package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link ProtocolsMissing}. */
final class ProtocolsMissingTest {
    @Test
    void an_empty_list_is_broken() {
        assertEquals(
                List.of("broken: origin api: Origin SSL Protocols is empty -> [\"TLSv1.2\"]"),
                Lint.of(
                        new ProtocolsMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.protocols())
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void what_is_left_out_is_undecided() {
        assertEquals(
                List.of(
                        "undecided: origin api: no Origin SSL Protocols; templates may leave it out, the API does not take it -> [\"TLSv1.2\"]"),
                Lint.of(
                        new ProtocolsMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.protocols(Optional.empty()))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_protocol_that_is_none_is_broken() {
        assertEquals(
                List.of("broken: origin api: TLSv1.2_2021 -> [\"TLSv1.2\"]"),
                Lint.of(
                        new ProtocolsMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.protocols("TLSv1.2", "TLSv1.2_2021"))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void http_only_needs_none() {
        assertEquals(
                List.of(),
                Lint.of(
                        new ProtocolsMissing(),
                        new Configs()
                                .custom("api", "api.example.com", HTTP_ONLY)
                                .with(Lint.protocols())
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
