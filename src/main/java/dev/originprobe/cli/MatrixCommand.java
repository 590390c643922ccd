package dev.originprobe.cli;

import dev.originprobe.format.matrix.MatrixHtml;
import dev.originprobe.format.matrix.MatrixJson;
import dev.originprobe.format.matrix.MatrixText;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Scope;
import dev.originprobe.matrix.Timing;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Target;
import dev.originprobe.run.ExitPolicy;
import dev.originprobe.run.Pins;
import dev.originprobe.run.Probing;
import dev.originprobe.run.Resources;
import dev.originprobe.run.Roots;
import dev.originprobe.run.Sink;
import dev.originprobe.run.TargetSpec;
import dev.originprobe.run.UsageError;
import dev.originprobe.run.Version;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe matrix}: what an origin speaks, suite by suite, and which settings would do. */
@Command(
        name = "matrix",
        description = "Find what an origin speaks, and which settings would connect.",
        header = {
            "Examples:",
            "  originprobe matrix origin.example.com",
            "  originprobe matrix --format html --output origin.html origin.example.com",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 the matrix was made, which does not mean CONNECT (for a gate there is check), "
                    + "2 unusable input, 3 nothing was decided, 70 a bug in originprobe."
        })
final class MatrixCommand implements Callable<Integer> {
    /** More hellos would be a load test. */
    private static final int MOST_TIMES = 1_000;

    /** The formats of the matrix. */
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Parameters(paramLabel = "TARGET", description = "host, host:port, https://host[:port][/...] or [v6]:port.")
    String typed = "";

    @Option(names = "--all-suites", description = "Every cipher suite of IANA's list, not the profile's alone.")
    boolean allSuites;

    @Option(
            names = "--time",
            paramLabel = "N",
            description = "Measure RSA against ECDSA: N hellos for each kind of certificate and key exchange.")
    @Nullable
    Integer times;

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    @Mixin
    WaitingOptions waiting = new WaitingOptions();

    @Mixin
    ConnectingOptions connecting = new ConnectingOptions();

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json or html (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    Format format = Format.TEXT;

    @Mixin
    OutputFileOptions place = new OutputFileOptions();

    @Mixin
    SchemaOption schema = new SchemaOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (schema.wanted) {
            return SchemaOption.print(
                    Resources.matrixSchema(), spec.commandLine().getOut());
        }
        if (times != null && (times < 1 || times > MOST_TIMES)) {
            throw new UsageError("--time " + times + " is not 1 to " + MOST_TIMES);
        }
        place.validate();
        GivenOptions given = new GivenOptions();
        settings.addTo(given);
        waiting.addTo(given);
        judging.addTo(given);
        Pins pins = settings.pins();
        Inquiry inquiry = TargetSpec.of(
                        given.settings(), pins, new Roots(spec.commandLine().getErr()), connecting.mtls())
                .inquiry(typed, "argument 1");
        pins.requireUsed();
        Target target = inquiry.target();
        Scope scope = allSuites
                ? Scope.ofAllSuites(target.serverName())
                : Scope.of(inquiry.criteria().profile(), target.serverName());
        Matrix matrix = matrix(inquiry, scope);
        try (Sink sink = place.open(spec.commandLine().getOut())) {
            write(sink.writer(), matrix, place.colored());
            sink.commit();
        }
        return decided(matrix) ? 0 : ExitPolicy.UNDECIDED;
    }

    private Matrix matrix(Inquiry inquiry, Scope scope) {
        try (Probing probing =
                connecting.probing(inquiry.criteria().at(), spec.commandLine().getErr())) {
            Matrix matrix =
                    probing.matrix().scan(inquiry, scope).toCompletableFuture().join();
            Map<Endpoint, List<Timing>> timings = times == null ? Map.of() : timings(probing, inquiry, matrix, times);
            return matrix.with(timings, probing.connections());
        }
    }

    /** One address after the other, so that none is in the other's way, in the time that the matrix left. */
    private static Map<Endpoint, List<Timing>> timings(Probing probing, Inquiry inquiry, Matrix matrix, int times) {
        Deadline deadline = Deadline.after(inquiry.deadline().minus(matrix.took()), Clock.systemUTC());
        Map<Endpoint, List<Timing>> timings = new LinkedHashMap<>();
        matrix.addresses()
                .forEach(address -> timings.put(
                        address.endpoint(),
                        probing.timing()
                                .measure(inquiry, matrix.scope(), address, times, deadline)
                                .toCompletableFuture()
                                .join()));
        return timings;
    }

    private void write(Writer writer, Matrix matrix, boolean colored) throws IOException {
        if (format == Format.JSON) {
            MatrixJson.write(writer, matrix, Version.current());
        } else if (format == Format.HTML) {
            MatrixHtml.write(writer, matrix, Resources.matrixCss(), Version.current());
        } else {
            writer.write(new MatrixText(colored).of(matrix));
            writer.flush();
        }
    }

    /** Whether any address said anything of any suite, or any setting came out. */
    private static boolean decided(Matrix matrix) {
        return matrix.addresses().stream().anyMatch(address -> !address.isUndecided())
                || matrix.settings().stream().anyMatch(verdict -> verdict.outcome() != Outcome.UNKNOWN);
    }
}
