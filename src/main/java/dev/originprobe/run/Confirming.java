package dev.originprobe.run;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Request;
import dev.originprobe.distribution.Routing;
import dev.originprobe.net.ViewerGet;
import dev.originprobe.origin.HostName;
import dev.originprobe.report.BehaviorReport;
import dev.originprobe.report.ConfirmationReport;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.RouteReport;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Asks CloudFront itself: one GET for each behavior, with a query that no cache holds.
 *
 * @param port that CloudFront is asked at, 443 but behind a forwarded port
 * @param patience with one request
 * @param diagnostics is told what is sent
 */
public record Confirming(Pins pins, int port, Duration patience, PrintWriter diagnostics) {
    /** The report with what CloudFront answered. */
    public DistributionReport confirmed(
            Distribution distribution, List<String> viewerHosts, DistributionReport judged) {
        List<ConfirmationReport> confirmations = new ArrayList<>();
        for (int i = 0; i < judged.behaviors().size(); i++) {
            confirmations.add(confirmation(
                    distribution,
                    distribution.behaviors().get(i),
                    viewerHosts,
                    judged.behaviors().get(i)));
        }
        return judged.with(confirmations);
    }

    private ConfirmationReport confirmation(
            Distribution distribution, Behavior behavior, List<String> viewerHosts, BehaviorReport judged) {
        Optional<String> path = path(distribution, behavior);
        if (path.isEmpty()) {
            return untold(judged, "no path was found that this behavior takes, and none before it");
        }
        if (!behavior.rewriters().isEmpty()) {
            return untold(judged, "a function may answer, or send the request elsewhere");
        }
        return names(distribution, viewerHosts)
                .flatMap(host -> predicted(judged, host).map(outcome -> new Prediction(host, outcome)).stream())
                .findFirst()
                .map(prediction -> asked(judged, prediction, path.get()))
                .orElseGet(
                        () -> untold(
                                judged,
                                "no outcome is predicted for it: no origin over HTTPS, several with different ones, or no name to ask by"));
    }

    private record Prediction(String host, Outcome outcome) {}

    private ConfirmationReport asked(BehaviorReport judged, Prediction prediction, String path) {
        String target = path + "?originprobe=" + UUID.randomUUID();
        String url = "https://" + prediction.host() + (port == 443 ? "" : ":" + port) + target;
        diagnostics.println("originprobe: --confirm: GET " + Escaped.text(url));
        try {
            ViewerGet.Head head = ViewerGet.get(
                    address(prediction.host()),
                    port,
                    prediction.host(),
                    target,
                    "originprobe/" + Version.current(),
                    patience);
            return ConfirmationReport.of(
                    judged.pathPattern(),
                    url,
                    prediction.outcome(),
                    head.status(),
                    Optional.ofNullable(head.headers().get("x-cache")),
                    Optional.ofNullable(head.headers().get("via")));
        } catch (IOException noAnswer) {
            return ConfirmationReport.untold(
                    judged.pathPattern(),
                    Optional.of(url),
                    Optional.of(prediction.outcome()),
                    "no answer: " + noAnswer.getMessage());
        }
    }

    private InetAddress address(String host) throws IOException {
        Optional<List<InetAddress>> pinned = pins.of(HostName.parse(host), port);
        return pinned.isPresent() ? pinned.get().get(0) : InetAddress.getByName(host);
    }

    /** The distribution's own name first, because an alias may lead elsewhere still. */
    private static Stream<String> names(Distribution distribution, List<String> viewerHosts) {
        return Stream.of(
                        distribution.domainName().stream(),
                        distribution.concreteAliases().stream(),
                        viewerHosts.stream()
                                .filter(host -> distribution.answering(host) == Distribution.Answering.BY_WILDCARD))
                .flatMap(names -> names)
                .filter(Confirming::isName);
    }

    private static boolean isName(String host) {
        try {
            return !HostName.parse(host).isAddress();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** What was found out about the way of a request by that name; of a group, where all members come out alike. */
    private static Optional<Outcome> predicted(BehaviorReport judged, String host) {
        List<RouteReport> ways = judged.routes().stream()
                .filter(RouteReport::https)
                .filter(route -> route.hostHeader().equals(Optional.of(host))
                        || route.hostHeader().equals(Optional.of(route.host())))
                .toList();
        List<Outcome> outcomes =
                ways.stream().flatMap(way -> way.outcome().stream()).distinct().toList();
        return outcomes.size() == 1 ? Optional.of(outcomes.get(0)) : Optional.empty();
    }

    /** A path that the behavior takes. */
    private static Optional<String> path(Distribution distribution, Behavior behavior) {
        String pattern = behavior.pattern().map(Object::toString).orElse("");
        String path = pattern.replace("*", "originprobe").replace('?', 'x').replace("&amp;", "&");
        String rooted = behavior.isDefault() ? "/originprobe" : path.startsWith("/") ? path : "/" + path;
        boolean sendable = rooted.chars().allMatch(character -> character > ' ' && character < 0x7f);
        return Optional.of(rooted)
                .filter(found -> sendable)
                .filter(found -> Routing.of(distribution, new Request(true, "localhost", found, "GET"))
                        .behavior()
                        .filter(behavior::equals)
                        .isPresent());
    }

    private static ConfirmationReport untold(BehaviorReport judged, String because) {
        return ConfirmationReport.untold(judged.pathPattern(), Optional.empty(), Optional.empty(), because);
    }
}
