package dev.originprobe.cli;

import dev.originprobe.format.CsvReport;
import dev.originprobe.format.HtmlReport;
import dev.originprobe.format.JsonReport;
import dev.originprobe.format.JunitReport;
import dev.originprobe.format.NagiosReport;
import dev.originprobe.format.NdjsonReport;
import dev.originprobe.format.PrometheusReport;
import dev.originprobe.format.Reporter;
import dev.originprobe.format.SarifReport;
import dev.originprobe.format.TextReport;
import dev.originprobe.run.Diagnostics;
import dev.originprobe.run.ExitPolicy;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.Resources;
import dev.originprobe.run.Sink;
import dev.originprobe.run.UsageError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how and where is reported, and how the exit code is chosen. */
final class OutputOptions {
    /** The formats of the report. */
    enum Format {
        TEXT,
        JSON,
        NDJSON,
        CSV,
        JUNIT,
        SARIF,
        NAGIOS,
        PROMETHEUS,
        HTML
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, ndjson, csv, junit, sarif, nagios, prometheus or html (default: text).")
    @Nullable
    Format format;

    @Mixin
    OutputFileOptions place = new OutputFileOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description = "The mildest thing that is a failure: drop, unknown or risk (default: ${DEFAULT-VALUE}).",
            defaultValue = "unknown")
    ExitPolicy.FailOn failOn = ExitPolicy.FailOn.UNKNOWN;

    @Option(
            names = "--exit-style",
            paramLabel = "STYLE",
            description = "gate or nagios (default: ${DEFAULT-VALUE}).",
            defaultValue = "gate")
    ExitPolicy.Style exitStyle = ExitPolicy.Style.GATE;

    @Option(names = "--quiet", description = "One line a target.")
    boolean quiet;

    @Option(
            names = "--verbose",
            description = "Every certificate and every question asked, and the basis in AWS's words.")
    boolean verbose;

    /** Finds what is wrong with the options before anything is probed. */
    void validate() {
        if (quiet && verbose) {
            throw new UsageError("--quiet and --verbose contradict each other; leave one out");
        }
        if (exitStyle == ExitPolicy.Style.NAGIOS && failOn == ExitPolicy.FailOn.DROP) {
            throw new UsageError("--fail-on drop would call OK what --exit-style nagios calls UNKNOWN, "
                    + "an origin that cannot be reached among it; leave --fail-on out");
        }
        place.validate();
    }

    /** The format that was chosen. */
    Format format() {
        return format == null ? Format.TEXT : format;
    }

    /** Chooses NDJSON for a report that goes on in a file of its own. */
    void continueIn(String file) {
        if (place.output != null) {
            throw new UsageError("--resume " + file + " is where the report goes; leave --output out");
        }
        if (format != null && format != Format.NDJSON) {
            throw new UsageError("--resume " + file + " goes on with an NDJSON report; leave --format out, "
                    + "and make another format of it with merge");
        }
        format = Format.NDJSON;
    }

    /** Opens the place of the report. */
    Sink open(PrintWriter stdout) {
        return place.open(stdout);
    }

    /**
     * Whether origins are reported as they finish, and not in the order in which they were given.
     *
     * @param listed whether they come from a file: its lines are many, and {@code --quiet} names each
     */
    boolean asFinished(boolean listed) {
        return format() == Format.NDJSON || (listed && quiet && format() == Format.TEXT);
    }

    /**
     * A report in the chosen format.
     *
     * @param stderr is told of a bug
     */
    Reporting reporting(Sink sink, PrintWriter stderr) throws IOException {
        Reporting reporting = new Reporting(
                reporter(sink.writer(), place.colored()), new ExitPolicy(failOn, exitStyle), new Diagnostics(stderr));
        if (place.output != null) {
            reporting.sayVerdict();
        }
        return reporting;
    }

    private Reporter reporter(Writer writer, boolean colored) throws IOException {
        return switch (format()) {
            case TEXT -> new TextReport(writer, colored, quiet, verbose);
            case JSON -> new JsonReport(writer);
            case NDJSON -> new NdjsonReport(writer);
            case CSV -> new CsvReport(writer);
            case JUNIT -> new JunitReport(writer);
            case SARIF -> new SarifReport(writer, Resources::page);
            case NAGIOS -> new NagiosReport(writer);
            case PROMETHEUS -> new PrometheusReport(writer);
            case HTML -> new HtmlReport(writer, Resources.reportCss());
        };
    }
}
