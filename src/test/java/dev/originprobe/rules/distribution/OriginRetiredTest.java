package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link OriginRetired}. */
final class OriginRetiredTest {
    @Test
    void a_mediastore_container_is_broken() {
        assertEquals(
                List.of("broken: origin api: abc.data.mediastore.us-east-1.amazonaws.com of MediaStore"),
                Lint.of(
                        new OriginRetired(),
                        new Configs()
                                .custom("api", "abc.data.mediastore.us-east-1.amazonaws.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void one_that_no_behavior_reaches_is_left_alone() {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginRetired(),
                        new Configs()
                                .custom("api", "abc.data.mediastore.us-east-1.amazonaws.com", HTTPS_ONLY)
                                .custom("b", "b.example.com", HTTPS_ONLY)
                                .behavior("default", "b", REDIRECT_TO_HTTPS)));
    }
}
