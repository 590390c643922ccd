package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link SettingMisplaced}. */
final class SettingMisplacedTest {
    @Test
    void a_member_at_the_wrong_level_is_broken() {
        assertEquals(
                List.of("broken: OriginMtlsConfig at $.Test"),
                Lint.of(
                        new SettingMisplaced(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .misplaced("OriginMtlsConfig", "CustomOriginConfig.OriginMtlsConfig")
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void where_all_is_in_its_place_there_is_nothing_to_say() {
        assertEquals(
                List.of(),
                Lint.of(
                        new SettingMisplaced(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
