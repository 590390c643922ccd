package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link HostForwarded}. */
final class HostForwardedTest {
    @Test
    void the_names_of_viewers_are_noted() {
        assertEquals(
                List.of(
                        "broken: behavior default (*) forwards the viewer's Host to origin api by origin request policy AllViewer"),
                Lint.of(
                        new HostForwarded(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS, Configs.ALL_VIEWER)));
    }

    @Test
    void a_function_url_answers_403_to_them() {
        assertEquals(
                List.of(
                        "broken: behavior default (*) forwards the viewer's Host to origin api by origin request policy AllViewer, which answers 403 to it -> \"b689b0a8-53d0-40ab-baf2-68738e2966ac\""),
                Lint.of(
                        new HostForwarded(),
                        new Configs()
                                .custom("api", "abc.lambda-url.us-east-1.on.aws", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS, Configs.ALL_VIEWER)));
    }

    @Test
    void where_host_is_withheld_there_is_nothing_to_note() {
        assertEquals(
                List.of(),
                Lint.of(
                        new HostForwarded(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS, Configs.EXCEPT_HOST)));
    }
}
