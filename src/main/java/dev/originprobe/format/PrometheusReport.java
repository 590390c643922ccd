package dev.originprobe.format;

import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Prometheus's text format, for the textfile collector of node_exporter. A metric's samples stand together, as the format
 * demands, so they are kept until the end.
 */
public final class PrometheusReport implements Reporter {
    private final Writer writer;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, StringBuilder> metrics = new LinkedHashMap<>();

    /** A report to a writer. */
    public PrometheusReport(Writer writer) {
        this.writer = writer;
        metric(
                "originprobe_outcome",
                "Whether CloudFront would do this with the origin: 1 for the outcome that it is.");
        metric("originprobe_finding", "Findings of a rule about the origin; severity block, risk or note.");
        metric("originprobe_certificate_not_after_seconds", "When the first leaf expires, in seconds since 1970.");
        metric("originprobe_handshake_seconds", "How long the slowest handshake with an address took.");
        metric("originprobe_scan_seconds", "How long the whole origin took.");
    }

    private void metric(String name, String help) {
        metrics.putIfAbsent(name, new StringBuilder("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n"));
    }

    @Override
    public void origin(OriginReport origin) {
        String name = "origin=" + quoted(origin.hostAndPort()) + ",server_name="
                + quoted(origin.serverName().orElse(""));
        // Two samples of one name and the same labels are an error; the first of the same target stays.
        if (!seen.add(name)) {
            return;
        }
        for (Outcome outcome : Outcome.values()) {
            sample(
                    "originprobe_outcome",
                    name + ",outcome=" + quoted(outcome.name()),
                    outcome == origin.outcome() ? 1 : 0);
        }
        origin.findings().stream()
                .map(finding -> labels(name, finding))
                .distinct()
                .forEach(labels -> sample("originprobe_finding", labels, 1));
        origin.changes().forEach(change -> {
            metric("originprobe_change", "What changed since the baseline: 1 where it is for the worse.");
            sample("originprobe_change", name + ",what=" + quoted(change.what()), change.worse() ? 1 : 0);
        });
        origin.leafNotAfter()
                .ifPresent(end ->
                        sample("originprobe_certificate_not_after_seconds", name, (double) end.getEpochSecond()));
        origin.addresses().stream()
                .flatMap(address -> address.handshake().stream())
                .max(Duration::compareTo)
                .ifPresent(longest -> sample("originprobe_handshake_seconds", name, longest.toMillis() / 1000.0));
        sample("originprobe_scan_seconds", name, origin.took().toMillis() / 1000.0);
    }

    @Override
    public void distribution(DistributionReport distribution) {
        metric(
                "originprobe_distribution_outcome",
                "What the settings and the origins of the distribution come to: 1 for the outcome that it is.");
        metric(
                "originprobe_distribution_finding",
                "Findings of a rule about the settings; severity block, risk or note.");
        String name = "distribution=" + quoted(distribution.name());
        if (!seen.add(name)) {
            return;
        }
        for (Outcome outcome : Outcome.values()) {
            sample(
                    "originprobe_distribution_outcome",
                    name + ",outcome=" + quoted(outcome.name()),
                    outcome == distribution.outcome() ? 1 : 0);
        }
        distribution
                .findings()
                .forEach(finding -> sample("originprobe_distribution_finding", labels(name, finding), 1));
    }

    @Override
    public void end(Run run) throws IOException {
        for (StringBuilder samples : metrics.values()) {
            writer.write(samples.toString());
        }
        single("originprobe_run_exit_code", "What the process ended with.", Integer.toString(run.exitCode()));
        single(
                "originprobe_run_origins",
                "How many origins the run looked at.",
                Long.toString(run.tally().all()));
        single(
                "originprobe_run_success",
                "Whether the run went through all of them without a bug.",
                run.tally().bug() ? "0" : "1");
        single(
                "originprobe_run_end_time_seconds",
                "When the run ended, in seconds since 1970.",
                Long.toString(run.finishedAt().getEpochSecond()));
        writer.flush();
    }

    private void single(String name, String help, String value) throws IOException {
        writer.write("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n" + name + " " + value + "\n");
    }

    private void sample(String name, String labels, double value) {
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        StringBuilder samples = metrics.get(name);
        if (samples == null) {
            throw new IllegalArgumentException(name);
        }
        samples.append(name)
                .append('{')
                .append(labels)
                .append("} ")
                .append(number)
                .append('\n');
    }

    private static String labels(String name, FindingReport finding) {
        return name + ",rule=" + quoted(finding.rule()) + ",severity="
                + quoted(finding.severity().label()) + ",ruling="
                + quoted(finding.ruling().label());
    }

    private static String quoted(String label) {
        return '"' + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
