package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link ValueUnresolved}. */
final class ValueUnresolvedTest {
    @Test
    void an_origin_domain_that_is_an_expression_is_undecided() {
        assertEquals(
                List.of("undecided: !GetAtt Lb.DNSName"),
                Lint.of(
                        new ValueUnresolved(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.domainName(Setting.unresolved(
                                        new Unresolved("!GetAtt Lb.DNSName", Optional.empty()), Configs.at())))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void of_an_origin_that_no_behavior_reaches_nothing_has_to_be_known() {
        assertEquals(
                List.of(),
                Lint.of(
                        new ValueUnresolved(),
                        new Configs()
                                .custom("b", "b.example.com", HTTPS_ONLY)
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.domainName(Setting.unresolved(
                                        new Unresolved("!GetAtt Lb.DNSName", Optional.empty()), Configs.at())))
                                .behavior("default", "b", REDIRECT_TO_HTTPS)));
    }

    @Test
    void what_is_unknown_as_a_whole_is_undecided() {
        assertEquals(
                List.of("undecided: Fn::Transform"),
                Lint.of(
                        new ValueUnresolved(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .partial("Fn::Transform")
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
