package dev.originprobe.report;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Routing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code request} object of the report: where a viewer's request goes.
 *
 * @param url as it was given
 * @param method in upper case
 * @param passedOver the patterns of the behaviors before, none of which matches, in order
 * @param behavior the pattern of the one that matches, {@code default (*)} for the default behavior; empty where it is not
 *     known which
 * @param undecided why not; empty where it is known
 * @param answer what CloudFront does before it asks an origin
 * @param routes to the origin, or to the members of the group in order; empty where no origin is asked
 */
public record RequestReport(
        String url,
        String method,
        List<String> passedOver,
        Optional<String> behavior,
        Optional<String> undecided,
        Routing.Answer answer,
        List<RouteReport> routes) {
    public RequestReport {
        passedOver = List.copyOf(passedOver);
        routes = List.copyOf(routes);
    }

    /** What is reported of a request. */
    public static RequestReport of(String url, Routing routing, List<RouteReport> routes) {
        return new RequestReport(
                url,
                routing.request().method(),
                routing.passedOver().stream().map(Behavior::name).toList(),
                routing.behavior().map(Behavior::name),
                routing.undecided(),
                routing.answer(),
                routes);
    }

    /** The status that CloudFront answers with by itself; empty where the request goes on to an origin, or is not known. */
    public OptionalInt status() {
        return switch (answer) {
            case FORBIDDEN_403 -> OptionalInt.of(403);
            case REDIRECT_301 -> OptionalInt.of(301);
            case REDIRECT_307 -> OptionalInt.of(307);
            case PASS, UNKNOWN -> OptionalInt.empty();
        };
    }
}
