package dev.originprobe.cli;

import dev.originprobe.run.Changes;
import dev.originprobe.run.Diagnostics;
import dev.originprobe.run.Merge;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.Sink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe merge}: reports of several runs as one. */
@Command(
        name = "merge",
        description = "Make one report, in any format, of those of several runs.",
        header = {
            "Examples:",
            "  originprobe merge part1.ndjson part2.ndjson --format html --output fleet.html",
            "  originprobe merge tonight.ndjson --baseline last.ndjson --only-changes",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: those that one run would have had; 3 at best where a shard is missing or a run was cut short."
        })
final class MergeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "What check --format ndjson or json wrote. Of several reports of a target the latest stands.")
    List<String> files = new ArrayList<>();

    @Mixin
    BaselineOptions baseline = new BaselineOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        output.validate();
        Changes changes = baseline.changes();
        Merge merge = new Merge(files);
        List<String> missing = merge.missingShards();
        if (!missing.isEmpty()) {
            new Diagnostics(spec.commandLine().getErr())
                    .warn("there is no report of shard " + String.join(", ", missing));
        }
        try (Sink report = output.open(spec.commandLine().getOut())) {
            Reporting reporting = output.reporting(report, spec.commandLine().getErr());
            reporting.compare(changes);
            reporting.whole();
            merge.forEach(reporting::take);
            int code = reporting.end(
                    missing.isEmpty() && !merge.isPartial()
                            ? OptionalInt.empty()
                            : OptionalInt.of(reporting.incomplete()));
            report.commit();
            return code;
        }
    }
}
