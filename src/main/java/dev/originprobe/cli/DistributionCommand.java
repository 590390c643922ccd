package dev.originprobe.cli;

import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.run.ConfigFiles;
import dev.originprobe.run.Configs;
import dev.originprobe.run.Confirming;
import dev.originprobe.run.DistributionRuns;
import dev.originprobe.run.EvidenceFile;
import dev.originprobe.run.Interrupt;
import dev.originprobe.run.OriginPlan;
import dev.originprobe.run.OutputFile;
import dev.originprobe.run.Pins;
import dev.originprobe.run.Probed;
import dev.originprobe.run.Probing;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.RequestUrl;
import dev.originprobe.run.Resources;
import dev.originprobe.run.Roots;
import dev.originprobe.run.Setting;
import dev.originprobe.run.Sink;
import dev.originprobe.run.TargetSpec;
import dev.originprobe.run.UsageError;
import dev.originprobe.scan.ScanStream;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe distribution}: a distribution's config, linted and routed, and every origin in it probed. */
@Command(
        name = "distribution",
        description = "Check the config of distributions, and probe their HTTPS origins.",
        header = {
            "Examples:",
            "  originprobe distribution config.json --url https://www.example.com/api/x",
            "  originprobe distribution new.json --against old.json --no-probe",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", ExitCodes.OF_VERDICTS})
final class DistributionCommand implements Callable<Integer> {
    /** CloudFront itself may wait 30 s for a connection to the origin, as long as its defaults let it. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(40);

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "What aws cloudfront get-distribution, get-distribution-config or list-distributions prints, "
                    + "a template of CloudFormation, or a plan or state of Terraform; - for standard input.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Say where this request goes, and probe its origins alone; repeatable.")
    List<String> urls = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "Of the requests of --url (default: ${DEFAULT-VALUE}).",
            defaultValue = "GET")
    String method = "GET";

    @Option(
            names = "--viewer-host",
            paramLabel = "NAME",
            description = "A name by which viewers ask, where an alias is a wildcard; repeatable.")
    List<String> viewerHosts = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What get-cache-policy, get-origin-request-policy and their lists print; repeatable.")
    List<String> policies = new ArrayList<>();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "The value of a template's parameter, of AWS::Region and its like too; repeatable "
                    + "(default: the parameter's own default).")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "An earlier config: report what gets worse or better, and that alone; prior for the state "
                    + "that a plan of Terraform was made from.")
    @Nullable
    String against;

    @Option(
            names = "--confirm",
            description = "Then ask CloudFront itself, one GET for each behavior with a query of its own, and set its "
                    + "answer beside the prediction.")
    boolean confirm;

    @Option(
            names = "--confirm-port",
            paramLabel = "PORT",
            description = "Where --confirm asks, behind a forwarded port (default: ${DEFAULT-VALUE}).",
            defaultValue = "443")
    int confirmPort = 443;

    @Option(names = "--no-probe", description = "Check the config alone, without a network.")
    boolean noProbe;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The CloudFront client imitated, as of check (default: the newest).")
    @Nullable
    String profile;

    @Option(
            names = "--resolve",
            paramLabel = "HOST:PORT:ADDR[,ADDR]",
            description = "Use these addresses and ask no DNS; repeatable.")
    List<String> resolve = new ArrayList<>();

    @Mixin
    WaitingOptions waiting = new WaitingOptions();

    @Mixin
    ConnectingOptions connecting = new ConnectingOptions();

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--save-evidence",
            paramLabel = "FILE",
            description = "Write all that was seen of the origins, for judge and for bug reports.")
    @Nullable
    String saveEvidence;

    @Mixin
    SchemaOption schema = new SchemaOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (schema.wanted) {
            return SchemaOption.print(Resources.reportSchema(), out);
        }
        output.validate();
        if (saveEvidence != null) {
            OutputFile.validate(saveEvidence, "--save-evidence");
            output.place.requireOther(saveEvidence, "--save-evidence");
        }
        if (files.isEmpty()) {
            throw new UsageError(
                    "no FILE given; name what aws cloudfront get-distribution-config prints, or - for stdin");
        }
        if (against != null && !urls.isEmpty()) {
            throw new UsageError("--url and --against have no meaning together; leave one out");
        }
        if (confirm && (against != null || !urls.isEmpty() || noProbe || connecting.proxy != null)) {
            throw new UsageError("--confirm has no meaning with --against, --url, --no-probe or --proxy; leave it out");
        }
        if (confirmPort < 1 || confirmPort > 65_535) {
            throw new UsageError("--confirm-port " + confirmPort + " is not 1 to 65535");
        }
        Configs configs = ConfigFiles.read(
                files,
                Optional.ofNullable(against),
                policies,
                parameters,
                spec.commandLine().getErr());
        Profile client = profile == null
                ? Profiles.newest()
                : Setting.of("--profile", profile).profile();
        List<String> names = viewerHosts.stream()
                .map(text -> Setting.of("--viewer-host", text).hostName().ascii())
                .toList();
        DistributionRuns runs = new DistributionRuns(
                configs,
                names,
                urls.stream().map(text -> RequestUrl.parse(text, method)).toList(),
                new OriginPlan(client, connecting.mtls()));
        if (noProbe) {
            return report(runs, Optional.empty(), names, OptionalInt.empty());
        }
        TargetSpec common = common();
        List<Target> keys = List.copyOf(runs.targets().keySet());
        Map<Target, Probed> probed = new LinkedHashMap<>();
        try (EvidenceFile evidence = EvidenceFile.open(Optional.ofNullable(saveEvidence));
                Probing probing = connecting.probing(
                        common.criteria().at(), spec.commandLine().getErr());
                ScanStream scans = probing.scans()
                        .inOrder(runs.targets().values().stream()
                                .map(common::inquiry)
                                .iterator());
                Interrupt interrupt = Interrupt.watch(() -> scans.stop(Interrupt.GRACE))) {
            for (Optional<Verdict> next = scans.next(); next.isPresent(); next = scans.next()) {
                evidence.take(next.get());
                probed.put(keys.get(probed.size()), Probed.of(next.get()));
            }
            int code = report(runs, Optional.of(probed), names, interrupt.code());
            evidence.commit();
            return code;
        }
    }

    private TargetSpec common() {
        GivenOptions given = new GivenOptions();
        given.add("profile", "--profile", profile);
        waiting.addTo(given);
        judging.addTo(given);
        return TargetSpec.of(
                given.settings(),
                Pins.parse(resolve),
                new Roots(spec.commandLine().getErr()),
                connecting.mtls());
    }

    private int report(
            DistributionRuns runs, Optional<Map<Target, Probed>> probed, List<String> names, OptionalInt interrupted)
            throws IOException {
        try (Sink report = output.open(spec.commandLine().getOut())) {
            Reporting reporting = output.reporting(report, spec.commandLine().getErr());
            List<DistributionReport> judged = runs.reports(probed);
            List<DistributionReport> distributions =
                    confirm && interrupted.isEmpty() ? runs.confirmed(judged, names, confirming()) : judged;
            distributions.forEach(reporting::take);
            probed.ifPresent(origins -> runs.origins(distributions, origins).forEach(reporting::take));
            int code = reporting.end(interrupted);
            report.commit();
            return code;
        }
    }

    private Confirming confirming() {
        return new Confirming(
                Pins.parse(resolve),
                confirmPort,
                CONFIRMED_WITHIN,
                spec.commandLine().getErr());
    }
}
