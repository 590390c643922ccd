package dev.originprobe.cli;

import dev.originprobe.report.Reporter;
import dev.originprobe.scan.Inquiry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe check}: probes origins and decides. */
@Command(
        name = "check",
        description =
                "Probe origins as CloudFront does, and say whether it would connect to them or drop the connection.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 every target CONNECT, 1 some DROP, 2 unusable input, 3 some UNKNOWN and none DROP, "
                    + "70 a bug in originprobe; with --exit-style nagios 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            description = "host, host:port, https://host[:port][/...] or [v6]:port.")
    List<String> typed = new ArrayList<>();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    @Mixin
    WaitingOptions waiting = new WaitingOptions();

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--json-schema", description = "Print the JSON Schema of the report and end.")
    boolean jsonSchema;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (jsonSchema) {
            spec.commandLine().getOut().print(Resources.reportSchema());
            spec.commandLine().getOut().flush();
            return 0;
        }
        output.validate();
        List<Inquiry> inquiries = inquiries();
        try (Probing probing = new Probing(settings.pinned())) {
            return output.report(spec.commandLine().getOut(), reporter -> report(inquiries, probing, reporter));
        }
    }

    private List<Inquiry> inquiries() {
        if (typed.isEmpty()) {
            throw new UsageError("no TARGET given; name an origin, such as origin.example.com:443");
        }
        Inquiry common = judging.inquiry(settings.target(typed.get(0), "argument 1"), settings.profile(), waiting);
        return IntStream.range(0, typed.size())
                .mapToObj(i -> common.of(settings.target(typed.get(i), "argument " + (i + 1))))
                .toList();
    }

    private int report(List<Inquiry> inquiries, Probing probing, Reporter reporter) {
        Reporting reporting = new Reporting(reporter, output.exitPolicy());
        return reporting.during(() -> {
            if (output.format == OutputOptions.Format.NDJSON) {
                probing.scans().asFinished(inquiries, reporting::take);
            } else {
                probing.scans().inOrder(inquiries, reporting::take);
            }
        });
    }
}
