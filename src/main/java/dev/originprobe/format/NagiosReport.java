package dev.originprobe.format;

import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import dev.originprobe.report.Tally;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a monitoring plugin prints: one line with the state, the reason and performance data, then a line for each origin that is
 * not well. Performance data: days until the leaf expires, and seconds of the handshake.
 */
public final class NagiosReport implements Reporter {
    /** Origins that are named, and that have performance data: a monitoring system cuts what is longer anyway. */
    private static final int NAMED = 100;

    private final Writer writer;
    private final List<String> ill = new ArrayList<>();
    private final List<String> performance = new ArrayList<>();
    private String first = "";
    private long more;

    /** A report to a writer. */
    public NagiosReport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void origin(OriginReport origin) {
        String name = origin.hostAndPort();
        String line = line(origin.outcome(), name, String.join(", ", origin.ruleIds()))
                + (origin.changes().isEmpty()
                        ? ""
                        : (" [" + Escaped.text(origin.changesText()) + "]").replace('|', '/'));
        if (first.isEmpty()) {
            first = line;
        }
        if (origin.outcome() != Outcome.CONNECT
                || !origin.findings().isEmpty()
                || !origin.changes().isEmpty()) {
            named(line);
        }
        if (performance.size() < 2 * NAMED) {
            origin.leafNotAfter()
                    .ifPresent(notAfter -> performance.add(label(name, "days") + "="
                            + Duration.between(origin.at(), notAfter).toDays()));
            origin.addresses().stream()
                    .flatMap(address -> address.handshake().stream())
                    .max(Duration::compareTo)
                    .ifPresent(longest -> performance.add(label(name, "handshake")
                            + String.format(Locale.ROOT, "=%.3fs", longest.toMillis() / 1000.0)));
        }
    }

    @Override
    public void distribution(DistributionReport distribution) {
        if (!distribution.findings().isEmpty()) {
            named(line(
                    distribution.outcome(),
                    "distribution " + distribution.name(),
                    String.join(", ", distribution.ruleIds())));
        }
    }

    @Override
    public void end(Run run) throws IOException {
        Tally tally = run.tally();
        String summary = tally.all() == 1 && !first.isEmpty()
                ? first
                : tally.all() + " origins: " + tally.connect() + " CONNECT, " + tally.drop() + " DROP, "
                        + tally.unknown() + " UNKNOWN";
        writer.write("ORIGINPROBE " + state(run) + " - " + summary);
        writer.write(performance.isEmpty() ? "\n" : " | " + String.join(" ", performance) + "\n");
        if (tally.all() != 1) {
            for (String line : ill) {
                writer.write(line + "\n");
            }
            writer.write(more == 0 ? "" : more + " more\n");
        }
        writer.flush();
    }

    /** As the exit codes of the style nagios have it. */
    private static String state(Run run) {
        return switch (run.outcome()) {
            case DROP -> "CRITICAL";
            case UNKNOWN -> "UNKNOWN";
            case CONNECT -> run.tally().risk() ? "WARNING" : "OK";
        };
    }

    private void named(String line) {
        if (ill.size() < NAMED) {
            ill.add(line);
        } else {
            more++;
        }
    }

    /** A bar would begin the performance data. */
    private static String line(Outcome outcome, String name, String rules) {
        return (Escaped.text(name) + " " + outcome + (rules.isEmpty() ? "" : ": " + rules)).replace('|', '/');
    }

    /** In quotes; an equals sign or a quote would end it. */
    private static String label(String name, String what) {
        return "'" + Escaped.text(name).replace("'", "").replace('=', '_') + " " + what + "'";
    }
}
