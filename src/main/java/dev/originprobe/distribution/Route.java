package dev.originprobe.distribution;

import java.util.Optional;

/**
 * One way from a behavior to an origin.
 *
 * @param https whether CloudFront asks for TLS
 * @param port of the origin; empty where it cannot be worked out
 * @param viewerHost the Host header that is forwarded; empty where the origin gets its own domain name, or where it is not
 *     known which
 * @param hostUnknown why it is not known which Host the origin gets; empty where it is
 */
public record Route(
        Behavior behavior,
        Origin origin,
        boolean https,
        Optional<Integer> port,
        Optional<String> viewerHost,
        Optional<String> hostUnknown) {
    /** What CloudFront sends as Host, and as SNI over TLS; empty where that is not known. */
    public Optional<String> hostHeader() {
        return hostUnknown.isPresent()
                ? Optional.empty()
                : viewerHost.or(() -> origin.domainName().value());
    }

    Route withHost(String host) {
        return new Route(behavior, origin, https, port, Optional.of(host), Optional.empty());
    }

    Route withUnknownHost(String because) {
        return new Route(behavior, origin, https, port, Optional.empty(), Optional.of(because));
    }
}
