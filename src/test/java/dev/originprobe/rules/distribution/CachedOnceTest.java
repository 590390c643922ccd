package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.MATCH_VIEWER;
import static dev.originprobe.distribution.ViewerProtocolPolicy.ALLOW_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link CachedOnce}. */
final class CachedOnceTest {
    @Test
    void match_viewer_with_allow_all_caches_one_object_for_both() {
        assertEquals(
                List.of(
                        "broken: behavior default (*): what was fetched over HTTP also answers HTTPS -> \"redirect-to-https\""),
                Lint.of(
                        new CachedOnce(),
                        new Configs()
                                .custom("api", "api.example.com", MATCH_VIEWER)
                                .behavior("default", "api", ALLOW_ALL)));
    }

    @Test
    void with_https_to_the_origin_there_is_nothing_to_note() {
        assertEquals(
                List.of(),
                Lint.of(
                        new CachedOnce(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", ALLOW_ALL)));
    }
}
