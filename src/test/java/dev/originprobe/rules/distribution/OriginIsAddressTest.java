package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.MATCH_VIEWER;
import static dev.originprobe.distribution.ViewerProtocolPolicy.ALLOW_ALL;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link OriginIsAddress}. */
final class OriginIsAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.10", "2001:db8::1", "[2001:db8::1]", "127.0.0.1", "::1"})
    void https_to_an_address_is_broken(String address) {
        assertEquals(
                List.of("broken: origin api: " + address + " -> \"origin.example.com\""),
                Lint.of(
                        new OriginIsAddress(),
                        new Configs()
                                .custom("api", address, HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void it_is_said_once_whatever_the_behaviors_and_the_host_that_they_forward() {
        assertEquals(
                List.of("broken: origin api: 203.0.113.10 -> \"origin.example.com\""),
                Lint.of(
                        new OriginIsAddress(),
                        new Configs()
                                .alias("www.example.com")
                                .custom("api", "203.0.113.10", MATCH_VIEWER)
                                .behavior("/api/*", "api", ALLOW_ALL)
                                .behavior("default", "api", REDIRECT_TO_HTTPS, Configs.ALL_VIEWER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com", "203.0.113.10.example.com", "203.0.113.256", "not a name", "1.2.3"})
    void what_is_no_address_is_good_here(String name) {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginIsAddress(),
                        new Configs().custom("api", name, HTTPS_ONLY).behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void over_http_to_a_vpc_origin_and_where_no_behavior_leads_it_is_not_asked() {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginIsAddress(),
                        new Configs()
                                .custom("plain", "203.0.113.10", HTTP_ONLY)
                                .origin("inner", OriginKind.VPC, "203.0.113.11", Configs.absent())
                                .custom("unused", "203.0.113.12", HTTPS_ONLY)
                                .behavior("/inner/*", "inner", REDIRECT_TO_HTTPS)
                                .behavior("default", "plain", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_name_that_cannot_be_worked_out_is_left_to_the_rule_for_that() {
        assertEquals(
                List.of(),
                Lint.of(
                        new OriginIsAddress(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .with(Lint.domainName(Setting.unresolved(
                                        new Unresolved("!Ref Name", Optional.empty()), Configs.at())))
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
