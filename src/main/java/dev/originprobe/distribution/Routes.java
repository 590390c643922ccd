package dev.originprobe.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways from the behaviors of a distribution to its origins. */
public final class Routes {
    private final Distribution distribution;
    private final List<String> viewerHosts;

    /**
     * The ways that requests may go.
     *
     * @param viewerHosts the names by which viewers ask; empty for all that the config has
     */
    public Routes(Distribution distribution, List<String> viewerHosts) {
        this.distribution = distribution;
        this.viewerHosts = viewerHosts.isEmpty() ? known(distribution) : List.copyOf(viewerHosts);
    }

    /** Every way from a behavior. */
    public List<Route> from(Behavior behavior) {
        List<Route> routes = new ArrayList<>();
        for (boolean https : List.of(true, false)) {
            if (https || behavior.viewerProtocolPolicy().is(ViewerProtocolPolicy.ALLOW_ALL)) {
                through(behavior, https, viewerHosts).stream()
                        .filter(route -> !routes.contains(route))
                        .forEach(routes::add);
            }
        }
        return List.copyOf(routes);
    }

    /** The ways that one request may go: to its origin, or to the members of its group in order. */
    public List<Route> of(Behavior behavior, Request request) {
        return through(behavior, request.https(), List.of(request.host()));
    }

    private List<Route> through(Behavior behavior, boolean viewerHttps, List<String> hosts) {
        List<Route> routes = new ArrayList<>();
        for (Origin origin : distribution.targets(behavior)) {
            boolean https = https(origin, viewerHttps);
            Optional<Integer> port = https
                    ? origin.custom().httpsPort().or(Origin.DEFAULT_HTTPS_PORT)
                    : origin.custom().httpPort().or(Origin.DEFAULT_HTTP_PORT);
            HostForwarding forwarding = origin.kind() == OriginKind.S3
                    ? new HostForwarding.Withheld()
                    : distribution.policies().hostForwarding(behavior);
            if (forwarding instanceof HostForwarding.Unknown unknown) {
                routes.add(new Route(
                        behavior, origin, https, port, Optional.empty(), Optional.of(unknown.of() + " is not known")));
            } else if (forwarding instanceof HostForwarding.Withheld) {
                routes.add(new Route(behavior, origin, https, port, Optional.empty(), Optional.empty()));
            } else if (hosts.isEmpty()) {
                routes.add(new Route(
                        behavior,
                        origin,
                        https,
                        port,
                        Optional.empty(),
                        Optional.of(
                                "the Host header is forwarded, and the file does not say by which name viewers ask")));
            } else {
                hosts.forEach(host ->
                        routes.add(new Route(behavior, origin, https, port, Optional.of(host), Optional.empty())));
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

    /** The aliases without a wildcard; where there is no alias at all the distribution's own name. */
    private static List<String> known(Distribution distribution) {
        List<String> concrete = distribution.aliases().stream()
                .flatMap(alias -> alias.value().stream())
                .filter(alias -> !alias.startsWith("*."))
                .toList();
        return distribution.aliases().isEmpty()
                ? distribution.domainName().stream().toList()
                : concrete;
    }
}
