package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.MATCH_VIEWER;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import dev.originprobe.distribution.OriginKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link WebsiteEndpointHttps}. */
final class WebsiteEndpointHttpsTest {
    @Test
    void https_to_a_website_endpoint_is_broken() {
        assertEquals(
                List.of("broken: origin api: https-only to www.s3-website-us-east-1.amazonaws.com -> \"http-only\""),
                Lint.of(
                        new WebsiteEndpointHttps(),
                        new Configs()
                                .custom("api", "www.s3-website-us-east-1.amazonaws.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void match_viewer_is_broken_too_because_viewers_may_ask_over_https() {
        assertEquals(
                List.of("broken: origin api: match-viewer to www.s3-website-us-east-1.amazonaws.com -> \"http-only\""),
                Lint.of(
                        new WebsiteEndpointHttps(),
                        new Configs()
                                .custom("api", "www.s3-website-us-east-1.amazonaws.com", MATCH_VIEWER)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void http_only_is_as_it_has_to_be() {
        assertEquals(
                List.of(),
                Lint.of(
                        new WebsiteEndpointHttps(),
                        new Configs()
                                .custom("api", "www.s3-website-us-east-1.amazonaws.com", HTTP_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void as_an_s3_origin_it_is_undecided() {
        assertEquals(
                List.of("undecided: origin api: a website endpoint as an S3 origin"),
                Lint.of(
                        new WebsiteEndpointHttps(),
                        new Configs()
                                .origin(
                                        "api",
                                        OriginKind.S3,
                                        "www.s3-website-us-east-1.amazonaws.com",
                                        Configs.absent())
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
