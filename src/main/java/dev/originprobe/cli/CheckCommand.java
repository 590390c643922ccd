package dev.originprobe.cli;

import dev.originprobe.format.Reporter;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Target;
import dev.originprobe.run.OutputFile;
import dev.originprobe.run.Probing;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.Resources;
import dev.originprobe.run.UsageError;
import dev.originprobe.run.Version;
import dev.originprobe.saved.SavedEvidence;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
    ConnectingOptions connecting = new ConnectingOptions();

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Mixin
    WriteChainOptions writeChain = new WriteChainOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--save-evidence",
            paramLabel = "FILE",
            description = "Write all that was seen, for judge and for bug reports; a line of JSON a target.")
    @Nullable
    String saveEvidence;

    @Mixin
    SchemaOption schema = new SchemaOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (schema.wanted) {
            return SchemaOption.print(
                    Resources.reportSchema(), spec.commandLine().getOut());
        }
        output.validate();
        writeChain.validate();
        List<Inquiry> inquiries = inquiries();
        if (writeChain.wanted() && inquiries.size() > 1) {
            throw new UsageError("--write-chain is for one TARGET; give one at a time");
        }
        if (saveEvidence == null) {
            return probe(inquiries, verdict -> {});
        }
        OutputFile.validate(saveEvidence, "--save-evidence");
        return OutputFile.write(
                saveEvidence,
                "--save-evidence",
                writer -> probe(
                        inquiries,
                        verdict -> new PrintWriter(writer, true)
                                .println(SavedEvidence.line(verdict.judged(), Version.current()))));
    }

    /** Probes, reports, and writes the chain where one is wanted. */
    private int probe(List<Inquiry> inquiries, Consumer<Verdict> kept) throws IOException {
        List<Verdict> forChain = new ArrayList<>();
        Consumer<Verdict> all = writeChain.wanted() ? kept.andThen(forChain::add) : kept;
        int code;
        try (Probing probing = connecting.probing(
                settings.pinned(), judging.at(), spec.commandLine().getErr())) {
            code = output.report(spec.commandLine().getOut(), reporter -> report(inquiries, probing, reporter, all));
        }
        for (Verdict verdict : forChain) {
            writeChain(verdict);
        }
        return code;
    }

    /** Of an origin with several addresses the chain of the first that serves one. */
    private void writeChain(Verdict verdict) throws IOException {
        List<byte[]> served = verdict.judged().addresses().stream()
                .map(AddressEvidence::certificates)
                .filter(certificates -> !certificates.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(Octets::bytes)
                .toList();
        writeChain.write(served, verdict.judged(), spec.commandLine().getErr());
    }

    private List<Inquiry> inquiries() {
        if (typed.isEmpty()) {
            throw new UsageError("no TARGET given; name an origin, such as origin.example.com:443");
        }
        Inquiry common = judging.inquiry(
                target(0), settings.profile(), waiting, spec.commandLine().getErr());
        return IntStream.range(0, typed.size())
                .mapToObj(i -> common.of(target(i)))
                .toList();
    }

    private Target target(int index) {
        return settings.target(typed.get(index), "argument " + (index + 1), connecting.mtls());
    }

    private int report(List<Inquiry> inquiries, Probing probing, Reporter reporter, Consumer<Verdict> kept) {
        Reporting reporting = new Reporting(reporter, output.exitPolicy());
        Consumer<Verdict> taken = kept.andThen(reporting::take);
        return reporting.during(() -> {
            if (output.format == OutputOptions.Format.NDJSON) {
                probing.scans().asFinished(inquiries, taken);
            } else {
                probing.scans().inOrder(inquiries, taken);
            }
        });
    }
}
