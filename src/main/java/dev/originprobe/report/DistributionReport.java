package dev.originprobe.report;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Routing;
import dev.originprobe.verdict.Findings;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code distribution} object of the report: what its config says, and what CloudFront would do with its origins.
 *
 * @param id empty where the file does not say
 * @param source where it is written: {@code config.json:3: $.DistributionConfig}
 * @param outcome the worst of its findings and its routes
 * @param findings about its config, worst first
 * @param behaviors in the order of evaluation, the default behavior last
 * @param requests those that were asked about
 * @param comparison with an earlier config, where there is one: then the findings and the outcome are of what got worse
 *     alone, and the behaviors are left out
 * @param confirmations what CloudFront itself answered; none where it was not asked
 * @param error the message of a bug in originprobe; empty for none
 */
public record DistributionReport(
        Optional<String> id,
        String source,
        Outcome outcome,
        List<FindingReport> findings,
        List<BehaviorReport> behaviors,
        List<RequestReport> requests,
        Optional<ComparisonReport> comparison,
        List<ConfirmationReport> confirmations,
        Optional<String> error) {
    public DistributionReport {
        findings = List.copyOf(findings);
        behaviors = List.copyOf(behaviors);
        requests = List.copyOf(requests);
        confirmations = List.copyOf(confirmations);
    }

    /** What is reported of a distribution. */
    public static DistributionReport of(
            Distribution distribution,
            Findings findings,
            List<BehaviorReport> behaviors,
            List<RequestReport> requests) {
        return new DistributionReport(
                distribution.id(),
                distribution.location().toString(),
                Stream.concat(
                                behaviors.stream().flatMap(behavior -> behavior.routes().stream()),
                                requests.stream().flatMap(request -> request.routes().stream()))
                        .flatMap(route -> route.outcome().stream())
                        .reduce(findings.outcome().worse(routed(requests)), Outcome::worse),
                findings.all().stream().map(FindingReport::of).toList(),
                behaviors,
                requests,
                Optional.empty(),
                List.of(),
                findings.bug());
    }

    /** What the routing alone means: a request of which it is not known where it goes is not decided. */
    private static Outcome routed(List<RequestReport> requests) {
        return requests.stream()
                        .anyMatch(request -> request.behavior().isEmpty() || request.answer() == Routing.Answer.UNKNOWN)
                ? Outcome.UNKNOWN
                : Outcome.CONNECT;
    }

    /** The same with what CloudFront itself answered. */
    public DistributionReport with(List<ConfirmationReport> answers) {
        return new DistributionReport(id, source, outcome, findings, behaviors, requests, comparison, answers, error);
    }

    /** For people: the id, else where it is written. */
    public String name() {
        return id.orElse(source);
    }

    /** Whether it has a finding of that severity. */
    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    /** Ids of the rules that have findings, in the findings' order. */
    public List<String> ruleIds() {
        return findings.stream().map(FindingReport::rule).distinct().toList();
    }
}
