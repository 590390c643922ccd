package dev.originprobe.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways from the behaviors of a distribution to its origins. */
public final class Routes {
    private final Distribution distribution;
    private final List<String> viewerHosts;
    private final List<String> openNames;

    /**
     * The ways that requests may go.
     *
     * @param viewerHosts names by which viewers ask, beside the aliases that are whole names
     */
    public Routes(Distribution distribution, List<String> viewerHosts) {
        this.distribution = distribution;
        this.viewerHosts = Stream.concat(distribution.concreteAliases().stream(), viewerHosts.stream())
                .distinct()
                .toList();
        this.openNames = distribution.openNames(viewerHosts);
    }

    /** The ways of one request, by the name for which it asks. */
    private Routes(Distribution distribution, String host) {
        this.distribution = distribution;
        this.viewerHosts = List.of(host);
        this.openNames = List.of();
    }

    /** Every way from a behavior. */
    public List<Route> from(Behavior behavior) {
        List<Route> routes = new ArrayList<>();
        for (boolean https : List.of(true, false)) {
            if (https || behavior.viewerProtocolPolicy().is(ViewerProtocolPolicy.ALLOW_ALL)) {
                through(behavior, https).stream()
                        .filter(route -> !routes.contains(route))
                        .forEach(routes::add);
            }
        }
        return List.copyOf(routes);
    }

    /** The ways that one request may go: to its origin, or to the members of its group in order. */
    static List<Route> of(Distribution distribution, Behavior behavior, Request request) {
        return new Routes(distribution, request.host()).through(behavior, request.https());
    }

    private List<Route> through(Behavior behavior, boolean viewerHttps) {
        List<Route> routes = new ArrayList<>();
        for (Origin origin : distribution.targets(behavior)) {
            boolean https = https(origin, viewerHttps);
            Optional<Integer> port = https
                    ? origin.custom().httpsPort().or(Origin.DEFAULT_HTTPS_PORT)
                    : origin.custom().httpPort().or(Origin.DEFAULT_HTTP_PORT);
            Route own = new Route(behavior, origin, https, port, Optional.empty(), Optional.empty());
            HostForwarding forwarding = origin.kind() == OriginKind.S3
                    ? new HostForwarding.Withheld()
                    : distribution.policies().hostForwarding(behavior);
            if (forwarding instanceof HostForwarding.Unknown unknown) {
                routes.add(own.withUnknownHost(unknown.of() + " is not known"));
            } else if (forwarding instanceof HostForwarding.Withheld) {
                routes.add(own);
            } else {
                viewerHosts.forEach(host -> routes.add(own.withHost(host)));
                openNames.forEach(
                        name -> routes.add(own.withUnknownHost("the viewer's Host is forwarded, and " + name)));
            }
        }
        return routes;
    }

    private static boolean https(Origin origin, boolean viewerHttps) {
        return switch (origin.protocolPolicy().orElse(ProtocolPolicy.MATCH_VIEWER)) {
            case HTTP_ONLY -> false;
            case HTTPS_ONLY -> true;
            case MATCH_VIEWER -> viewerHttps;
        };
    }
}
