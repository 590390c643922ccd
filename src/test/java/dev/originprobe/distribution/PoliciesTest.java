package dev.originprobe.distribution;

import static dev.originprobe.distribution.Configs.absent;
import static dev.originprobe.distribution.Configs.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PoliciesTest {
    @Test
    void a_managed_origin_request_policy_forwards_host_or_does_not() {
        assertForwarded(policies(Configs.CACHING_DISABLED, Configs.ALL_VIEWER));
        assertInstanceOf(HostForwarding.Withheld.class, policies(Configs.CACHING_DISABLED, Configs.EXCEPT_HOST));
    }

    @Test
    void a_cache_policy_with_host_overrides_an_origin_request_policy_without() {
        assertForwarded(policies(Configs.ORIGIN_CONTROLS, Configs.EXCEPT_HOST));
    }

    @Test
    void an_unknown_policy_is_not_known_and_never_no_host() {
        assertInstanceOf(HostForwarding.Unknown.class, policies(Configs.CACHING_DISABLED, "my-own"));
        assertInstanceOf(HostForwarding.Unknown.class, policies("my-own", Configs.EXCEPT_HOST));
        assertForwarded(policies("my-own", Configs.ALL_VIEWER));
    }

    @Test
    void a_policy_that_is_supplied_is_known() {
        Policies own = Policies.managed()
                .and(new Policies(
                        Map.of(),
                        Map.of(
                                "own",
                                new Policies.Named(
                                        "mine", new HeaderForwarding("allExcept", Set.of("Accept", "HOST"))))));

        assertInstanceOf(HostForwarding.Withheld.class, own.hostForwarding(behavior(Configs.CACHING_DISABLED, "own")));
    }

    @Test
    void forwarded_values_forward_host_where_they_list_it_or_all() {
        for (String header : new String[] {"host", "*"}) {
            assertForwarded(Policies.none()
                    .hostForwarding(new Configs()
                            .legacy("default", "o", ViewerProtocolPolicy.ALLOW_ALL, header)
                            .build()
                            .behaviors()
                            .get(0)));
        }
        assertInstanceOf(
                HostForwarding.Withheld.class,
                Policies.none()
                        .hostForwarding(new Configs()
                                .legacy("default", "o", ViewerProtocolPolicy.ALLOW_ALL)
                                .build()
                                .behaviors()
                                .get(0)));
    }

    @Test
    void header_behaviors_mean_what_the_api_says() {
        assertEquals(true, new HeaderForwarding("allViewerAndWhitelistCloudFront", Set.of()).forwardsHost());
        assertEquals(true, new HeaderForwarding("whitelist", Set.of("HoSt")).forwardsHost());
        assertEquals(false, new HeaderForwarding("whitelist", Set.of("accept")).forwardsHost());
        assertEquals(true, new HeaderForwarding("allExcept", Set.of("accept")).forwardsHost());
        assertEquals(false, new HeaderForwarding("none", Set.of("host")).forwardsHost());
    }

    private static void assertForwarded(HostForwarding forwarding) {
        assertInstanceOf(HostForwarding.Forwarded.class, forwarding);
    }

    private static HostForwarding policies(String cachePolicy, String requestPolicy) {
        return Policies.managed().hostForwarding(behavior(cachePolicy, requestPolicy));
    }

    private static Behavior behavior(String cachePolicy, String requestPolicy) {
        return new Configs()
                .behavior(
                        "default", "o", ViewerProtocolPolicy.ALLOW_ALL, set(cachePolicy), set(requestPolicy), absent())
                .build()
                .behaviors()
                .get(0);
    }
}
