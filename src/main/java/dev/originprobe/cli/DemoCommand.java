package dev.originprobe.cli;

import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.format.DemoTable;
import dev.originprobe.format.matrix.MatrixText;
import dev.originprobe.matrix.Scope;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.run.ExitPolicy;
import dev.originprobe.run.Probing;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.scan.ScanStream;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code originprobe demo}: good and broken origins on loopback, checked over real sockets. */
@Command(
        name = "demo",
        description = "Start good and broken origins on loopback, and check them.",
        header = {"Examples:", "  originprobe demo --matrix", ""},
        mixinStandardHelpOptions = true,
        footer = {"", ExitCodes.OF_DEMO})
final class DemoCommand implements Callable<Integer> {
    /** The silent origin never answers: this is how long the demo waits for it. */
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never; NO_COLOR is honoured (default: ${DEFAULT-VALUE}).",
            defaultValue = "auto")
    Terminal.Color color = Terminal.Color.AUTO;

    @Option(names = "--matrix", description = "Show what the first of them speaks too, as matrix does.")
    boolean matrix;

    @Option(names = "--quiet", description = "Print nothing; the exit code says whether all came out as it should.")
    boolean quiet;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (DemoOrigins demo = DemoOrigins.start();
                Probing probing = new ConnectingOptions()
                        .probing(Optional.empty(), spec.commandLine().getErr())) {
            TrustStore trust = TrustStore.none().with(List.of(demo.trustAnchorDer()));
            List<Inquiry> inquiries = demo.origins().stream()
                    .map(origin -> inquiry(origin, trust))
                    .toList();
            List<Verdict> verdicts = new ArrayList<>();
            try (ScanStream scans = probing.scans().inOrder(inquiries.iterator())) {
                scans.forEach(verdicts::add);
            }
            List<DemoTable.Row> rows = new ArrayList<>();
            for (int i = 0; i < verdicts.size(); i++) {
                rows.add(row(demo.origins().get(i), verdicts.get(i)));
            }
            String text = DemoTable.of(rows, Terminal.colored(color))
                    + (matrix ? "\n" + matrix(probing, inquiries.get(0)) : "");
            if (!quiet) {
                PrintWriter out = spec.commandLine().getOut();
                out.print(text);
                out.flush();
            }
            return rows.stream().allMatch(DemoTable.Row::asExpected) ? 0 : ExitPolicy.BUG;
        }
    }

    private String matrix(Probing probing, Inquiry inquiry) {
        Scope scope = Scope.of(inquiry.criteria().profile(), inquiry.target().serverName());
        return new MatrixText(Terminal.colored(color))
                .of(probing.matrix().scan(inquiry, scope).toCompletableFuture().join());
    }

    private static DemoTable.Row row(DemoOrigin origin, Verdict verdict) {
        return new DemoTable.Row(
                origin.title(),
                Outcome.valueOf(origin.expectedOutcome()),
                origin.expectedRule(),
                verdict.outcome(),
                verdict.findings().stream().map(finding -> finding.rule().id()).toList());
    }

    private static Inquiry inquiry(DemoOrigin origin, TrustStore trust) {
        Profile profile = Profiles.newest();
        OriginSettings settings = new OriginSettings(
                origin.sslProtocols(), Optional.empty(), IpAddressType.IPV4, 1, Duration.ofSeconds(1), false);
        Target target = new Target(
                origin.host(), HostName.parse(origin.host()), origin.port(), settings, "demo origin " + origin.name());
        return new Inquiry(
                target,
                new Criteria(profile, trust, Optional.empty(), Duration.ofDays(30)),
                HANDSHAKE_TIMEOUT,
                DEADLINE,
                Optional.of(List.of(InetAddress.getLoopbackAddress())));
    }
}
