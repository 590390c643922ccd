package dev.originprobe.run;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.HostForwarding;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.Route;
import dev.originprobe.distribution.Setting;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of the origins of distributions: each by the same settings and Host once, however many behaviors lead there. */
public final class OriginPlan {
    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST_TIMEOUT_SECONDS = 10;
    private static final int HIGHEST_PORT = 65_535;

    private final Profile profile;
    private final boolean clientCertificate;
    private final Map<Target, Map<String, Set<String>>> sources = new LinkedHashMap<>();

    /**
     * A plan with nothing in it.
     *
     * @param profile whom we imitate
     * @param clientCertificate whether there is one to present where origin mTLS is configured
     */
    public OriginPlan(Profile profile, boolean clientCertificate) {
        this.profile = profile;
        this.clientCertificate = clientCertificate;
    }

    /**
     * A route with what is asked of its origin.
     *
     * @param target what is asked; empty where nothing is
     * @param because why nothing can be asked; empty where something is, and over plain HTTP
     */
    public record Planned(Route route, Optional<Target> target, Optional<String> because) {
        private static Planned not(Route route, String because) {
            return new Planned(route, Optional.empty(), Optional.of(because));
        }
    }

    /** Takes a route into the plan. */
    public Planned add(Distribution distribution, Route route) {
        Planned planned = planned(distribution, route);
        planned.target()
                .ifPresent(target -> sources.computeIfAbsent(target, any -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                distribution.name() + " origin "
                                        + route.origin().name(),
                                any -> new LinkedHashSet<>())
                        .add(route.behavior().name()));
        return planned;
    }

    /** All that is to be asked, by what {@link #add} gave, in its order; the source names every way there. */
    public Map<Target, Target> targets() {
        Map<Target, Target> targets = new LinkedHashMap<>();
        sources.forEach((target, ways) -> targets.put(
                target,
                new Target(
                        target.typed(),
                        target.host(),
                        target.port(),
                        target.settings(),
                        ways.entrySet().stream()
                                .map(way -> way.getKey()
                                        + (way.getValue().size() == 1 ? ", behavior " : ", behaviors ")
                                        + String.join(", ", way.getValue()))
                                .collect(Collectors.joining("; ")))));
        return targets;
    }

    private Planned planned(Distribution distribution, Route route) {
        Origin origin = route.origin();
        if (!route.https()) {
            return new Planned(route, Optional.empty(), Optional.empty());
        }
        return obstacle(distribution, route)
                .map(because -> Planned.not(route, because))
                .orElseGet(() -> {
                    try {
                        HostName host =
                                HostName.parse(origin.domainName().value().orElseThrow());
                        int port = route.port().orElseThrow();
                        Target target = new Target(
                                host.isAddress() && host.ascii().indexOf(':') >= 0
                                        ? "[" + host + "]:" + port
                                        : host + ":" + port,
                                host,
                                port,
                                settings(origin, route.viewerHost().map(HostName::parse)),
                                "");
                        return new Planned(route, Optional.of(target), Optional.empty());
                    } catch (IllegalArgumentException notAName) {
                        return Planned.not(
                                route,
                                origin.domainName().text()
                                        + route.viewerHost()
                                                .map(host -> " or " + host)
                                                .orElse("") + " is no host name: "
                                        + notAName.getMessage());
                    }
                });
    }

    /** Why an origin cannot be asked as CloudFront asks it. */
    private Optional<String> obstacle(Distribution distribution, Route route) {
        Origin origin = route.origin();
        Origin.Custom custom = origin.custom();
        if (distribution.tenantOnly()) {
            return Optional.of("the distribution is a template, and what it asks depends on the tenant");
        }
        if (origin.kind() == OriginKind.VPC) {
            return Optional.of("a VPC origin is reached by CloudFront alone");
        }
        if (route.hostUnknown().isPresent()) {
            return route.hostUnknown().map(why -> why + hint(distribution, route.behavior()));
        }
        for (Setting<?> setting : List.of(origin.domainName(), custom.sslProtocols(), custom.ipAddressType())) {
            if (setting.unresolved().isPresent()) {
                return Optional.of(setting.text() + " is not known");
            }
        }
        if (route.port().isEmpty()) {
            return Optional.of("the port " + custom.httpsPort().text() + " is not known");
        }
        if (route.port().get() < 1 || route.port().get() > HIGHEST_PORT) {
            return Optional.of(route.port().get() + " is no port");
        }
        if (protocols(origin).isEmpty()) {
            return Optional.of("profile " + profile.name() + " has none of its Origin SSL Protocols, "
                    + custom.sslProtocols().text());
        }
        return !custom.mtls().isAbsent() && !clientCertificate
                ? Optional.of("origin mTLS is configured; give its certificate with --client-certificate")
                : Optional.empty();
    }

    /** Which option says what is not known; none where the config has an expression for it. */
    private static String hint(Distribution distribution, Behavior behavior) {
        if (distribution.policies().hostForwarding(behavior) instanceof HostForwarding.Forwarded) {
            return "; give one with --viewer-host";
        }
        boolean expression = Stream.of(
                        behavior.cachePolicyId(), behavior.originRequestPolicyId(), behavior.legacyHeaders())
                .anyMatch(setting -> setting.unresolved().isPresent());
        return expression ? "" : "; give it with --policy";
    }

    private OriginSettings settings(Origin origin, Optional<HostName> viewerHost) {
        return new OriginSettings(
                protocols(origin),
                viewerHost,
                origin.custom().ipAddressType().value().orElse(IpAddressType.IPV4),
                within(origin.connectionAttempts(), MOST_ATTEMPTS),
                Duration.ofSeconds(within(origin.connectionTimeout(), LONGEST_TIMEOUT_SECONDS)),
                !origin.custom().mtls().isAbsent());
    }

    /** The number; the most, which is the default too, where it is not there, not known, or more than AWS takes. */
    private static int within(Setting<Integer> number, int most) {
        return Math.max(1, Math.min(most, number.value().orElse(most)));
    }

    private Set<ProtocolVersion> protocols(Origin origin) {
        Optional<List<String>> written = origin.custom().sslProtocols().value().filter(list -> !list.isEmpty());
        if (written.isEmpty()) {
            return profile.defaultSslProtocols();
        }
        List<ProtocolVersion> chosen = new ArrayList<>();
        written.get()
                .forEach(label -> ProtocolVersion.ofLabel(label)
                        .filter(profile.selectable()::contains)
                        .ifPresent(chosen::add));
        return Set.copyOf(chosen);
    }
}
