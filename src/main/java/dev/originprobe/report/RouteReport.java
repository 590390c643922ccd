package dev.originprobe.report;

import dev.originprobe.distribution.Route;
import dev.originprobe.verdict.Outcome;
import java.util.Optional;

/**
 * The {@code route} object of the report: one way from a behavior, or from a request, to an origin.
 *
 * @param originId its id among the distribution's origins
 * @param https whether CloudFront asks for TLS
 * @param host the origin domain, or the expression that stands for it
 * @param port of the origin; empty where it cannot be worked out
 * @param serverName the SNI; empty where none is sent, over plain HTTP, and where it is not known
 * @param hostHeader empty where it is not known
 * @param outcome of the probe; empty over plain HTTP, and where nothing was to be probed
 * @param undecided why the origin cannot be probed as CloudFront asks it; empty where it can, and over plain HTTP
 * @param remark what else is to be known about the origin; empty for nothing
 */
public record RouteReport(
        String originId,
        boolean https,
        String host,
        Optional<Integer> port,
        Optional<String> serverName,
        Optional<String> hostHeader,
        Optional<Outcome> outcome,
        Optional<String> undecided,
        Optional<String> remark) {
    /**
     * What is reported of a route.
     *
     * @param serverName as above
     * @param outcome as above
     * @param undecided as above
     * @param remark as above
     */
    public static RouteReport of(
            Route route,
            Optional<String> serverName,
            Optional<Outcome> outcome,
            Optional<String> undecided,
            Optional<String> remark) {
        return new RouteReport(
                route.origin().name(),
                route.https(),
                route.origin().domainName().text(),
                route.port(),
                serverName,
                route.hostHeader(),
                outcome,
                undecided,
                remark);
    }

    /** The same with a remark. */
    public RouteReport with(String other) {
        return new RouteReport(
                originId, https, host, port, serverName, hostHeader, outcome, undecided, Optional.of(other));
    }

    /** {@code http} or {@code https}. */
    public String protocol() {
        return https ? "https" : "http";
    }
}
