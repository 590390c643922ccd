package dev.originprobe.run;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.origin.Target;
import dev.originprobe.report.ComparisonReport;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.RouteReport;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** All distributions of a run, and the earlier ones that they are compared with. */
public final class DistributionRuns {
    private final List<Compared> runs = new ArrayList<>();
    private final OriginPlan plan;
    private final boolean comparing;

    /** A distribution with the earlier one; empty where it is new, or nothing is compared. */
    private record Compared(DistributionRun now, Optional<DistributionRun> before) {}

    /**
     * Routes them all.
     *
     * @param viewerHosts in lower case; each must be answered for by some distribution
     * @param urls each must be answered for by some distribution
     * @param plan takes what is to be asked: of the requests alone where there are some
     * @throws UsageError where no distribution answers for a name
     */
    public DistributionRuns(Configs configs, List<String> viewerHosts, List<RequestUrl> urls, OriginPlan plan) {
        this.plan = plan;
        this.comparing = configs.before().isPresent();
        IdentityHashMap<Distribution, List<RequestUrl>> asked = new IdentityHashMap<>();
        for (RequestUrl url : urls) {
            asked.computeIfAbsent(
                            ConfigFiles.answering(configs.now(), url.request().host(), "--url '" + url.text() + "'"),
                            any -> new ArrayList<>())
                    .add(url);
        }
        viewerHosts.forEach(host -> ConfigFiles.answering(configs.now(), host, "--viewer-host"));
        for (Distribution distribution : configs.now()) {
            DistributionRun now = new DistributionRun(
                    distribution,
                    names(distribution, viewerHosts),
                    asked.getOrDefault(distribution, List.of()),
                    plan,
                    urls.isEmpty());
            runs.add(new Compared(
                    now,
                    configs.earlier(distribution)
                            .map(earlier ->
                                    new DistributionRun(earlier, names(earlier, viewerHosts), List.of(), plan, true))));
        }
    }

    /** What is to be asked, as {@link OriginPlan#targets} has it. */
    public Map<Target, Target> targets() {
        return plan.targets();
    }

    /**
     * The reports of the distributions.
     *
     * @param probed by what {@link #targets} has as key; empty where nothing was to be probed
     */
    public List<DistributionReport> reports(Optional<Map<Target, Probed>> probed) {
        return runs.stream()
                .map(run -> run.before()
                        .map(before -> ComparisonReport.of(
                                before.report(probed), run.now().report(probed)))
                        .orElseGet(() -> run.now().report(probed)))
                .toList();
    }

    /** The same reports with what CloudFront itself answers. */
    public List<DistributionReport> confirmed(
            List<DistributionReport> distributions, List<String> viewerHosts, Confirming confirming) {
        return IntStream.range(0, runs.size())
                .mapToObj(
                        i -> confirming.confirmed(runs.get(i).now().distribution(), viewerHosts, distributions.get(i)))
                .toList();
    }

    /** The origins to report: all; where configs are compared, those that are asked in a worse way than before. */
    public List<OriginReport> origins(List<DistributionReport> distributions, Map<Target, Probed> probed) {
        return probed.values().stream()
                .map(Probed::origin)
                .filter(origin ->
                        !comparing || distributions.stream().anyMatch(distribution -> concerns(distribution, origin)))
                .toList();
    }

    private static boolean concerns(DistributionReport distribution, OriginReport origin) {
        return distribution
                .comparison()
                .map(comparison -> comparison.routes().stream()
                        .filter(ComparisonReport.RouteChange::isWorse)
                        .map(ComparisonReport.RouteChange::now)
                        .anyMatch(route -> isOf(route, origin)))
                .orElseGet(() -> distribution.behaviors().stream()
                        .flatMap(behavior -> behavior.routes().stream())
                        .anyMatch(route -> isOf(route, origin)));
    }

    private static boolean isOf(RouteReport route, OriginReport origin) {
        return route.https()
                && route.host().equalsIgnoreCase(origin.host())
                && route.port().equals(Optional.of(origin.port()))
                && route.serverName().equals(origin.serverName());
    }

    private static List<String> names(Distribution distribution, List<String> viewerHosts) {
        return viewerHosts.stream()
                .filter(host -> distribution.answering(host) != Distribution.Answering.NOT)
                .toList();
    }
}
