package dev.originprobe.cli;

import dev.originprobe.octets.Octets;
import dev.originprobe.report.OriginReport;
import dev.originprobe.run.Changes;
import dev.originprobe.run.Diagnostics;
import dev.originprobe.run.EvidenceFile;
import dev.originprobe.run.HeapBound;
import dev.originprobe.run.Interrupt;
import dev.originprobe.run.OutputFile;
import dev.originprobe.run.Pins;
import dev.originprobe.run.Probing;
import dev.originprobe.run.Progress;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.Resources;
import dev.originprobe.run.Resume;
import dev.originprobe.run.Roots;
import dev.originprobe.run.RunConfig;
import dev.originprobe.run.Setting;
import dev.originprobe.run.Settings;
import dev.originprobe.run.Shard;
import dev.originprobe.run.Sink;
import dev.originprobe.run.TargetParser;
import dev.originprobe.run.TargetSpec;
import dev.originprobe.run.UsageError;
import dev.originprobe.run.ValidFor;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.scan.ScanStream;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        description = "Probe origins: would CloudFront connect or drop the connection?",
        header = {
            "Examples:",
            "  originprobe check origin.example.com",
            "  originprobe check --forwarded-host www.example.com origin.example.com",
            "  originprobe check --targets origins.txt --format junit --output report.xml",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", ExitCodes.OF_VERDICTS})
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            description = "host, host:port, https://host[:port][/...] or [v6]:port.")
    List<String> typed = new ArrayList<>();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    @Mixin
    FleetOptions fleet = new FleetOptions();

    @Mixin
    WaitingOptions waiting = new WaitingOptions();

    @Mixin
    ConnectingOptions connecting = new ConnectingOptions();

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Option(
            names = "--valid-for",
            paramLabel = "DAYS",
            description = "Whether CloudFront would still connect in so many days too, such as 30d.")
    @Nullable
    String validFor;

    @Mixin
    BaselineOptions baseline = new BaselineOptions();

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

    /** What {@code --config} names, read before the options are. */
    RunConfig config = RunConfig.NONE;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (schema.wanted) {
            return SchemaOption.print(Resources.reportSchema(), out);
        }
        validate();
        Settings given = given();
        Pins pins = settings.pins();
        TargetParser parser = new TargetParser(given, pins, new Roots(err), connecting.mtls());
        List<Inquiry> arguments = new ArrayList<>(arguments(parser.common()));
        arguments.addAll(fleet.configured(config, arguments, parser));
        if (arguments.isEmpty() && fleet.targets == null) {
            throw new UsageError(
                    "no TARGET given; name an origin, such as origin.example.com:443, or a file of them with --targets");
        }
        if (fleet.targets == null) {
            pins.requireUsed();
        }
        AtomicBoolean unusable = new AtomicBoolean();
        Consumer<UsageError> faults = fault -> {
            unusable.set(true);
            new Diagnostics(err).warn(String.valueOf(fault.getMessage()));
        };
        Optional<String> part = fleet.shard().map(Shard::toString);
        Changes changes = baseline.changes();
        ValidFor valid = ValidFor.parse(Optional.ofNullable(validFor).map(days -> Setting.of("--valid-for", days)));
        fleet.sayLimit(arguments.size(), new Diagnostics(err));
        Progress progress = fleet.progress(arguments.size(), err);
        List<Verdict> forChain = new ArrayList<>();
        int code;
        try (Resume earlier = Resume.open(Optional.ofNullable(fleet.resume));
                Sink report = earlier.sink().orElseGet(() -> output.open(out));
                EvidenceFile evidence = EvidenceFile.open(Optional.ofNullable(saveEvidence));
                Probing probing = connecting.probing(TargetSpec.at(given), err, fleet.concurrency);
                ScanStream scans = scans(probing, fleet.inquiries(arguments, parser, earlier, faults));
                Interrupt interrupt = Interrupt.watch(() -> scans.stop(Interrupt.GRACE))) {
            Reporting reporting = output.reporting(report, err);
            reporting.compare(changes);
            reporting.goOnFrom(earlier.tally());
            if (part.isEmpty() && fleet.resume == null) {
                reporting.whole();
            }
            HeapBound heap = new HeapBound();
            for (Optional<Verdict> next = scans.next(); next.isPresent(); next = scans.next()) {
                heap.taken();
                evidence.take(next.get());
                progress.clear();
                reporting.take(OriginReport.of(valid.of(next.get())).of(part));
                progress.show(reporting.seen());
                if (writeChain.wanted()) {
                    forChain.add(next.get());
                }
                if (report.isGone()) {
                    scans.stop(Duration.ZERO);
                }
            }
            progress.clear();
            fleet.requireTargets();
            if (interrupt.code().isEmpty() && !report.isGone()) {
                requireUsed(pins, err, unusable);
            }
            if (unusable.get()) {
                reporting.unusable();
            }
            code = reporting.end(report.isGone() ? OptionalInt.of(reporting.incomplete()) : interrupt.code());
            evidence.commit();
            report.commit();
        }
        for (Verdict verdict : forChain) {
            writeChain(verdict);
        }
        return code;
    }

    /** Only when all targets of a file are read is it known; what was probed is reported all the same. */
    private static void requireUsed(Pins pins, PrintWriter err, AtomicBoolean unusable) {
        try {
            pins.requireUsed();
        } catch (UsageError unused) {
            unusable.set(true);
            new Diagnostics(err).warn(String.valueOf(unused.getMessage()));
        }
    }

    private void validate() {
        if (fleet.resume != null) {
            output.continueIn(fleet.resume);
            if (baseline.onlyChanges) {
                throw new UsageError("--only-changes leaves out what --resume would have to know; leave one out");
            }
        }
        output.validate();
        writeChain.validate();
        if (saveEvidence != null) {
            OutputFile.validate(saveEvidence, "--save-evidence");
            output.place.requireOther(saveEvidence, "--save-evidence");
        }
        fleet.validate();
        if (writeChain.wanted() && (typed.size() > 1 || fleet.isListed())) {
            throw new UsageError("--write-chain is for one TARGET; give one at a time");
        }
    }

    private Settings given() {
        GivenOptions given = new GivenOptions();
        settings.addTo(given);
        waiting.addTo(given);
        judging.addTo(given);
        return given.settings().over(config.settings());
    }

    private List<Inquiry> arguments(TargetSpec common) {
        return IntStream.range(0, typed.size())
                .mapToObj(i -> common.inquiry(typed.get(i), "argument " + (i + 1)))
                .toList();
    }

    private ScanStream scans(Probing probing, Stream<Inquiry> inquiries) {
        return output.asFinished(fleet.targets != null)
                ? probing.scans().asFinished(inquiries.iterator())
                : probing.scans().inOrder(inquiries.iterator());
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
}
