package dev.originprobe.distribution;

import static dev.originprobe.distribution.ProtocolPolicy.HTTPS_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.HTTP_ONLY;
import static dev.originprobe.distribution.ProtocolPolicy.MATCH_VIEWER;
import static dev.originprobe.distribution.ViewerProtocolPolicy.ALLOW_ALL;
import static dev.originprobe.distribution.ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoutingTest {
    private static final Distribution SITE = new Configs()
            .alias("www.example.com")
            .alias("*.example.net")
            .custom("api", "api.example.com", HTTPS_ONLY)
            .custom("web", "web.example.com", MATCH_VIEWER)
            .custom("old", "old.example.com", HTTP_ONLY)
            .group("both", "web", "old", 502, 503)
            .behavior("/api/*", "api", ViewerProtocolPolicy.HTTPS_ONLY, Configs.ALL_VIEWER)
            .behavior("*.jpg", "old", REDIRECT_TO_HTTPS)
            .behavior("default", "both", ALLOW_ALL)
            .build();

    @Test
    void the_first_behavior_whose_pattern_matches_takes_the_request() {
        Routing routing = route("https://www.example.com/api/cat.jpg", "GET");

        assertEquals("/api/*", routing.behavior().orElseThrow().name());
        assertEquals(Routing.Answer.PASS, routing.answer());
        assertEquals(
                List.of("api"),
                routing.routes().stream().map(route -> route.origin().name()).toList());
        assertEquals(Optional.of("www.example.com"), routing.routes().get(0).hostHeader());
        assertEquals(
                List.of("/api/*"),
                route("https://www.example.com/cat.jpg", "GET").passedOver().stream()
                        .map(Behavior::name)
                        .toList());
    }

    @Test
    void what_no_pattern_takes_goes_to_the_default_behavior_and_its_group_in_order() {
        Routing routing = route("https://www.example.com/", "GET");

        assertEquals(
                List.of("web", "old"),
                routing.routes().stream().map(route -> route.origin().name()).toList());
        assertEquals(
                List.of(true, false),
                routing.routes().stream().map(Route::https).toList());
        assertEquals(
                List.of(443, 80),
                routing.routes().stream()
                        .map(route -> route.port().orElseThrow())
                        .toList());
    }

    @Test
    void http_is_answered_as_the_viewer_protocol_policy_says() {
        assertEquals(
                Routing.Answer.FORBIDDEN_403,
                route("http://www.example.com/api/a", "GET").answer());
        assertEquals(List.of(), route("http://www.example.com/api/a", "GET").routes());
        assertEquals(
                Routing.Answer.REDIRECT_301,
                route("http://www.example.com/a.jpg", "head").answer());
        assertEquals(
                Routing.Answer.REDIRECT_307,
                route("http://www.example.com/a.jpg", "POST").answer());
        assertEquals(
                Routing.Answer.PASS, route("http://www.example.com/", "POST").answer());
    }

    @Test
    void match_viewer_is_the_protocol_of_the_request_after_the_redirect() {
        Distribution redirecting = new Configs()
                .custom("web", "web.example.com", MATCH_VIEWER)
                .behavior("default", "web", REDIRECT_TO_HTTPS)
                .build();

        Routing routing = Routing.of(redirecting, new Request(false, "www.example.com", "/", "GET"));

        assertEquals(List.of(true), routing.routes().stream().map(Route::https).toList());
    }

    @Test
    void the_path_is_normalised_before_it_is_compared() {
        assertEquals(
                "default (*)",
                route("https://www.example.com/api/../x", "GET")
                        .behavior()
                        .orElseThrow()
                        .name());
        assertEquals(
                "/api/*",
                route("https://www.example.com/x/..//api/y?z=.jpg", "GET")
                        .behavior()
                        .orElseThrow()
                        .name());
    }

    @Test
    void where_aws_does_not_say_how_the_path_is_normalised_no_behavior_is_named() {
        Routing routing = route("https://www.example.com/%61pi/x", "GET");

        assertTrue(routing.behavior().isEmpty());
        assertTrue(routing.undecided().orElseThrow().contains("/%61pi/x and /api/x"), routing::toString);
    }

    @Test
    void without_a_request_every_alias_is_a_host_that_may_be_forwarded() {
        List<Route> routes = new Routes(SITE, List.of()).from(SITE.behaviors().get(0));

        assertEquals(
                List.of(Optional.of("www.example.com"), Optional.empty()),
                routes.stream().map(Route::hostHeader).toList());
        assertEquals(
                Optional.of("the viewer's Host is forwarded, and viewers ask by any name under *.example.net"),
                routes.get(1).hostUnknown());
    }

    @Test
    void a_viewers_host_makes_a_wildcard_concrete() {
        assertEquals(
                List.of(Optional.of("www.example.com"), Optional.of("a.example.net")),
                new Routes(SITE, List.of("a.example.net"))
                        .from(SITE.behaviors().get(0)).stream()
                                .map(Route::hostHeader)
                                .toList());
    }

    @Test
    void a_distribution_answers_to_its_aliases_and_to_its_own_name() {
        assertEquals(Distribution.Answering.BY_NAME, SITE.answering("www.example.com"));
        assertEquals(Distribution.Answering.BY_NAME, SITE.answering("d111111abcdef8.cloudfront.net"));
        assertEquals(Distribution.Answering.BY_WILDCARD, SITE.answering("a.b.example.net"));
        assertEquals(Distribution.Answering.NOT, SITE.answering("example.net"));
        assertEquals(Distribution.Answering.NOT, SITE.answering("www.example.org"));
    }

    @Test
    void with_allow_all_and_match_viewer_both_protocols_are_used() {
        assertEquals(
                List.of("web true", "old false", "web false"),
                new Routes(SITE, List.of())
                        .from(SITE.behaviors().get(2)).stream()
                                .map(route -> route.origin().name() + " " + route.https())
                                .toList());
    }

    private static Routing route(String url, String method) {
        int slashes = url.indexOf("//");
        int path = url.indexOf('/', slashes + 2);
        return Routing.of(
                SITE,
                new Request(url.startsWith("https"), url.substring(slashes + 2, path), url.substring(path), method));
    }
}
