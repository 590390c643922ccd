package dev.originprobe.format;

import dev.originprobe.report.BehaviorReport;
import dev.originprobe.report.ComparisonReport;
import dev.originprobe.report.ConfirmationReport;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.RequestReport;
import dev.originprobe.report.RouteReport;
import dev.originprobe.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A distribution, for people: its outcome, where its behaviors lead, where the requests go that were asked about, and then
 * what is to be said of its config.
 *
 * @param verbose the basis of a finding in its own words too
 */
record DistributionText(Style style, boolean verbose) {
    private static final int INDENT = 9;

    /** One line. */
    String line(DistributionReport distribution) {
        String rules = String.join(", ", distribution.ruleIds());
        return (outcome(distribution.outcome(), 7) + " distribution " + Escaped.text(distribution.name()) + "  "
                                + distribution.error().map(Escaped::text).orElse(rules))
                        .stripTrailing()
                + "\n";
    }

    String of(DistributionReport distribution) {
        StringBuilder text = new StringBuilder();
        text.append(outcome(distribution.outcome(), 8))
                .append(' ')
                .append(style.strong("distribution " + Escaped.text(distribution.name())))
                .append('\n');
        distribution.id().ifPresent(id -> text.append(Lines.indented(INDENT, Escaped.text(distribution.source()))));
        distribution.error().ifPresent(bug -> text.append(Lines.indented(INDENT, "bug: " + Escaped.text(bug))));
        distribution
                .comparison()
                .ifPresentOrElse(
                        comparison -> text.append(comparison(distribution, comparison)),
                        () -> text.append('\n').append(behaviors(distribution.behaviors())));
        distribution.requests().forEach(request -> text.append('\n').append(request(request)));
        if (!distribution.confirmations().isEmpty()) {
            text.append('\n').append(style.strong("asked of CloudFront itself")).append('\n');
            distribution.confirmations().forEach(confirmation -> text.append(confirmation(confirmation)));
        }
        FindingText findings = new FindingText(style, verbose);
        distribution.findings().forEach(finding -> text.append('\n').append(findings.of(finding)));
        return text.toString();
    }

    private static String confirmation(ConfirmationReport confirmation) {
        String attach = confirmation.agreement() == ConfirmationReport.Agreement.DISAGREED
                ? "; please report it, with the file that originprobe check --save-evidence writes of the origin"
                : "";
        return row(confirmation.pathPattern(), String.join("; ", confirmation.lines()) + attach);
    }

    private String comparison(DistributionReport distribution, ComparisonReport comparison) {
        StringBuilder text = new StringBuilder(Lines.indented(INDENT, "against " + Escaped.text(comparison.source())));
        if (!comparison.routes().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("behavior", "origin", "protocol", "host", "before", "now"));
            comparison
                    .routes()
                    .forEach(change -> rows.add(List.of(
                            change.pathPattern(),
                            change.now().originId(),
                            protocol(change.now()),
                            change.now().hostHeader().orElse("?"),
                            change.before().map(Enum::name).orElse("-"),
                            change.after().map(Enum::name).orElse("-"))));
            text.append('\n').append(Columns.of(rows, this::painted));
        }
        comparison
                .better()
                .forEach(finding -> text.append('\n')
                        .append(style.outcome(Outcome.CONNECT, "no more"))
                        .append(' ')
                        .append(finding.rule())
                        .append('\n')
                        .append(finding.particulars().stream()
                                .map(place -> Lines.indented(2, Escaped.text(place.seen())))
                                .collect(Collectors.joining())));
        if (comparison.routes().isEmpty()
                && comparison.better().isEmpty()
                && distribution.findings().isEmpty()) {
            text.append(Lines.indented(INDENT, "nothing gets worse or better"));
        }
        return text.toString();
    }

    private String behaviors(List<BehaviorReport> behaviors) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("behavior", "viewer", "origin", "protocol", "host", "outcome"));
        List<String> reasons = new ArrayList<>();
        for (BehaviorReport behavior : behaviors) {
            String pattern = behavior.isDefault() ? "default (*)" : behavior.pathPattern();
            String policy = behavior.viewerProtocolPolicy();
            for (RouteReport route : behavior.routes()) {
                rows.add(row(pattern, policy, route));
                pattern = "";
                policy = "";
                route.undecided()
                        .or(route::remark)
                        .map(because -> "origin " + route.originId() + ": " + because)
                        .filter(because -> !reasons.contains(because))
                        .ifPresent(reasons::add);
            }
            if (behavior.routes().isEmpty()) {
                rows.add(List.of(pattern, policy, behavior.targetOriginId(), "-", "-", "-"));
            }
        }
        StringBuilder text = new StringBuilder(Columns.of(rows, this::painted));
        reasons.forEach(reason -> text.append(Lines.indented(2, Escaped.text(reason))));
        return text.toString();
    }

    private static List<String> row(String pattern, String policy, RouteReport route) {
        return List.of(
                pattern,
                policy,
                route.originId(),
                protocol(route),
                route.hostHeader().orElse("?"),
                route.outcome().map(Enum::name).orElse("-"));
    }

    private static String protocol(RouteReport route) {
        return route.protocol() + route.port().map(port -> ":" + port).orElse("");
    }

    private String request(RequestReport request) {
        StringBuilder text = new StringBuilder();
        text.append(style.strong(Escaped.text(request.method() + " " + request.url())))
                .append('\n');
        text.append(row(
                "behavior",
                request.behavior().orElseGet(() -> request.undecided().orElse("?"))));
        if (!request.passedOver().isEmpty()) {
            text.append(row("not", String.join(", ", request.passedOver()) + ", which come before and do not match"));
        }
        text.append(row("viewer", answer(request)));
        request.routes().forEach(route -> text.append(row("origin", route(route))));
        return text.toString();
    }

    private static String answer(RequestReport request) {
        return switch (request.answer()) {
            case PASS -> "goes on to the origin";
            case FORBIDDEN_403 -> "gets 403, because the behavior is https-only; no origin is asked";
            case REDIRECT_301, REDIRECT_307 ->
                "gets " + request.status().orElseThrow()
                        + " to HTTPS; what follows is where it goes then. Below HTTP/1.1 a method other than GET and HEAD gets 403";
            case UNKNOWN -> "gets what cannot be known from the file";
        };
    }

    private static String route(RouteReport route) {
        String names = route.hostHeader().map(host -> ", Host " + host).orElse(", Host not known");
        String tls = route.https()
                ? route.serverName().map(name -> ", SNI " + name).orElse("")
                        + ", a certificate for "
                        + (route.hostHeader()
                                        .filter(host -> !host.equals(route.host()))
                                        .isPresent()
                                ? route.host() + " or " + route.hostHeader().get()
                                : route.host())
                : "";
        return route.originId() + ": " + route.protocol() + "://" + route.host()
                + route.port().map(port -> ":" + port).orElse("") + names + tls
                + route.outcome().map(outcome -> ": " + outcome).orElse("")
                + route.undecided()
                        .or(route::remark)
                        .map(because -> ", " + because)
                        .orElse("");
    }

    private static String row(String label, String text) {
        return Lines.labelled(2, 8, label, Escaped.text(text));
    }

    private String painted(String cell) {
        for (Outcome outcome : Outcome.values()) {
            if (cell.strip().equals(outcome.name())) {
                return style.outcome(outcome, cell);
            }
        }
        return cell;
    }

    private String outcome(Outcome outcome, int width) {
        return style.outcome(outcome, String.format("%-" + width + "s", outcome));
    }
}
