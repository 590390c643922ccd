package dev.originprobe.report;

import dev.originprobe.verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code comparison} object of the report: what a config changes against an earlier one.
 *
 * @param source where the earlier one is written
 * @param better what was found about it and is no more
 * @param routes those whose outcome is another
 */
public record ComparisonReport(String source, List<FindingReport> better, List<RouteChange> routes) {
    public ComparisonReport {
        better = List.copyOf(better);
        routes = List.copyOf(routes);
    }

    /**
     * A route whose outcome is another.
     *
     * @param pathPattern of the behavior
     * @param now the route; where it is no more, as it was
     * @param before empty where there was none, or nothing to probe
     * @param after empty where there is none, or nothing to probe
     */
    public record RouteChange(String pathPattern, RouteReport now, Optional<Outcome> before, Optional<Outcome> after) {
        /** Whether CloudFront gets on worse by it. A route that is not there, or is plain HTTP, is nothing to fail. */
        public boolean isWorse() {
            return outcome(after).compareTo(outcome(before)) > 0;
        }

        private static Outcome outcome(Optional<Outcome> known) {
            return known.orElse(Outcome.CONNECT);
        }
    }

    /** What is the same particular of the same rule in two configs, wherever it is written. */
    private record Found(String rule, String seen) {}

    /** What is the same way in two configs. */
    private record Way(String pathPattern, boolean isDefault, String originId, boolean https, String host) {}

    /**
     * The later report with what got worse alone, and with the comparison.
     *
     * @param before of the earlier config
     * @param now of the later one
     */
    public static DistributionReport of(DistributionReport before, DistributionReport now) {
        List<RouteChange> changes = changes(before.behaviors(), now.behaviors());
        List<FindingReport> worse = beyond(now.findings(), before.findings());
        Outcome outcome = changes.stream()
                .filter(RouteChange::isWorse)
                .flatMap(change -> change.after().stream())
                .reduce(Outcome.CONNECT, Outcome::worse);
        return new DistributionReport(
                now.id(),
                now.source(),
                worse.stream().map(FindingReport::outcome).reduce(outcome, Outcome::worse),
                worse,
                List.of(),
                now.requests(),
                Optional.of(new ComparisonReport(before.source(), beyond(before.findings(), now.findings()), changes)),
                List.of(),
                now.error());
    }

    /** The particulars of some findings that weigh more than the others have them. */
    private static List<FindingReport> beyond(List<FindingReport> some, List<FindingReport> others) {
        Map<Found, Outcome> known = new HashMap<>();
        others.forEach(finding -> finding.particulars()
                .forEach(place ->
                        known.merge(new Found(finding.rule(), place.seen()), finding.outcome(), Outcome::worse)));
        List<FindingReport> beyond = new ArrayList<>();
        for (FindingReport finding : some) {
            List<ParticularReport> places = finding.particulars().stream()
                    .filter(place -> Optional.ofNullable(known.get(new Found(finding.rule(), place.seen())))
                            .map(other -> finding.outcome().compareTo(other) > 0)
                            .orElse(true))
                    .toList();
            if (!places.isEmpty()) {
                beyond.add(finding.with(places));
            }
        }
        return beyond;
    }

    private static List<RouteChange> changes(List<BehaviorReport> before, List<BehaviorReport> now) {
        Map<Way, RouteReport> earlier = ways(before);
        Map<Way, RouteReport> later = ways(now);
        List<RouteChange> changes = new ArrayList<>();
        later.forEach((way, route) -> changes.add(new RouteChange(
                way.pathPattern(),
                route,
                Optional.ofNullable(earlier.get(way)).flatMap(RouteReport::outcome),
                route.outcome())));
        earlier.forEach((way, route) -> {
            if (!later.containsKey(way)) {
                changes.add(new RouteChange(way.pathPattern(), route, route.outcome(), Optional.empty()));
            }
        });
        return changes.stream()
                .filter(change -> RouteChange.outcome(change.before()) != RouteChange.outcome(change.after()))
                .toList();
    }

    /** Two routes of one behavior to one origin differ by the Host that is forwarded; the origin's own name may change. */
    private static Map<Way, RouteReport> ways(List<BehaviorReport> behaviors) {
        Map<Way, RouteReport> ways = new LinkedHashMap<>();
        behaviors.forEach(behavior -> behavior.routes()
                .forEach(route -> ways.putIfAbsent(
                        new Way(
                                behavior.pathPattern(),
                                behavior.isDefault(),
                                route.originId(),
                                route.https(),
                                route.hostHeader()
                                        .map(host -> host.equals(route.host()) ? "" : host)
                                        .or(route::undecided)
                                        .orElse("")),
                        route)));
        return ways;
    }
}
