package dev.originprobe.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One origin to probe.
 *
 * @param typed the target as the user gave it
 * @param host the origin domain
 * @param port 1 to 65535
 * @param settings its CloudFront settings
 * @param source where the target came from, for people: {@code argument 1}
 */
public record Target(String typed, HostName host, int port, OriginSettings settings, String source) {
    /** What CloudFront sends as SNI: the forwarded host, else the origin domain; empty where that is an address. */
    public Optional<String> serverName() {
        HostName name = settings.forwardedHost().orElse(host);
        return name.isAddress() ? Optional.empty() : Optional.of(name.ascii());
    }

    /** The names of which the certificate must carry one: the origin domain, and the forwarded host. */
    public List<HostName> acceptedNames() {
        List<HostName> names = new ArrayList<>(List.of(host));
        settings.forwardedHost().filter(forwarded -> !forwarded.equals(host)).ifPresent(names::add);
        return List.copyOf(names);
    }

    /** The same with other settings. */
    public Target with(OriginSettings other) {
        return new Target(typed, host, port, other, source);
    }
}
