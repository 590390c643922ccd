package dev.originprobe.rules.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link NameUncoverable}. */
final class NameUncoverableTest {
    @Test
    void https_to_a_load_balancers_own_name_is_broken() {
        assertEquals(
                List.of(
                        "broken: behavior default (*) asks origin api for HTTPS by the name lb-1.eu-west-1.elb.amazonaws.com of an Elastic Load Balancer -> \"origin.example.com\""),
                Lint.of(
                        new NameUncoverable(),
                        new Configs()
                                .custom("api", "lb-1.eu-west-1.elb.amazonaws.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void with_the_hosts_of_viewers_forwarded_it_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new NameUncoverable(),
                        new Configs()
                                .alias("www.example.com")
                                .custom("api", "lb-1.eu-west-1.elb.amazonaws.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS, Configs.ALL_VIEWER)));
    }

    @Test
    void over_http_no_name_matters() {
        assertEquals(
                List.of(),
                Lint.of(
                        new NameUncoverable(),
                        new Configs()
                                .custom("api", "lb-1.eu-west-1.elb.amazonaws.com", HTTP_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }

    @Test
    void a_name_of_ones_own_is_good() {
        assertEquals(
                List.of(),
                Lint.of(
                        new NameUncoverable(),
                        new Configs()
                                .custom("api", "api.example.com", HTTPS_ONLY)
                                .behavior("default", "api", REDIRECT_TO_HTTPS)));
    }
}
