package dev.originprobe.run;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Route;
import dev.originprobe.distribution.Routes;
import dev.originprobe.distribution.Routing;
import dev.originprobe.origin.Target;
import dev.originprobe.report.BehaviorReport;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.RequestReport;
import dev.originprobe.report.RouteReport;
import dev.originprobe.rules.distribution.ConfigRules;
import dev.originprobe.verdict.Findings;
import dev.originprobe.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One distribution on its way from its config to its report: routed and linted first, reported when its origins are probed. */
public final class DistributionRun {
    private static final String NO_MEMBER_LEFT = "every member of its group is dropped: the failover does not help";

    private final Distribution distribution;
    private final List<Routed> behaviors = new ArrayList<>();
    private final List<Asked> requests = new ArrayList<>();

    /** A behavior with what is asked of the origins that it may reach. */
    private record Routed(Behavior behavior, List<OriginPlan.Planned> routes) {}

    /** A request with what is asked of the origins that it may reach. */
    private record Asked(RequestUrl url, Routing routing, List<OriginPlan.Planned> routes) {}

    /**
     * Routes the behaviors and the requests.
     *
     * @param viewerHosts names by which viewers ask, beside the aliases
     * @param urls those for which this distribution answers
     * @param plan takes what is to be asked
     * @param all whether the origins of the behaviors are asked too, and not those of the requests alone
     */
    public DistributionRun(
            Distribution distribution, List<String> viewerHosts, List<RequestUrl> urls, OriginPlan plan, boolean all) {
        this.distribution = distribution;
        Routes routes = new Routes(distribution, viewerHosts);
        for (Behavior behavior : distribution.behaviors()) {
            behaviors.add(new Routed(
                    behavior,
                    routes.from(behavior).stream()
                            .map(route -> all
                                    ? plan.add(distribution, route)
                                    : new OriginPlan.Planned(route, Optional.empty(), Optional.empty()))
                            .toList()));
        }
        for (RequestUrl url : urls) {
            Routing routing = Routing.of(distribution, url.request());
            requests.add(new Asked(
                    url,
                    routing,
                    routing.routes().stream()
                            .map(route -> plan.add(distribution, route))
                            .toList()));
        }
    }

    /** The distribution that it is about. */
    Distribution distribution() {
        return distribution;
    }

    /**
     * The report.
     *
     * @param outcomes of what was asked; none where nothing was to be probed
     */
    public DistributionReport report(Optional<Map<Target, Probed>> outcomes) {
        return DistributionReport.of(
                distribution,
                Findings.of(distribution, ConfigRules.all()),
                behaviors.stream()
                        .map(routed -> BehaviorReport.of(routed.behavior(), routes(routed.routes(), outcomes)))
                        .toList(),
                requests.stream()
                        .map(request -> RequestReport.of(
                                request.url().text(), request.routing(), routes(request.routes(), outcomes)))
                        .toList());
    }

    private static List<RouteReport> routes(List<OriginPlan.Planned> routes, Optional<Map<Target, Probed>> outcomes) {
        List<RouteReport> reported =
                routes.stream().map(planned -> route(planned, outcomes)).toList();
        boolean several =
                reported.stream().map(RouteReport::originId).distinct().count() > 1;
        boolean allDrop = reported.stream().allMatch(route -> route.outcome().equals(Optional.of(Outcome.DROP)));
        return several && allDrop
                ? reported.stream().map(route -> route.with(NO_MEMBER_LEFT)).toList()
                : reported;
    }

    private static RouteReport route(OriginPlan.Planned planned, Optional<Map<Target, Probed>> outcomes) {
        Route route = planned.route();
        Optional<Probed> probed =
                outcomes.flatMap(known -> planned.target().flatMap(target -> Optional.ofNullable(known.get(target))));
        return RouteReport.of(
                route,
                planned.target().flatMap(Target::serverName),
                outcomes.filter(any -> planned.target().isPresent()
                                || planned.because().isPresent())
                        .map(any -> probed.map(Probed::outcome).orElse(Outcome.UNKNOWN)),
                planned.because(),
                probed.flatMap(Probed::remark));
    }
}
