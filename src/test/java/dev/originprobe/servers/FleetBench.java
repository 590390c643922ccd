package dev.originprobe.servers;

import dev.originprobe.servers.BenchTable.Bar;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What {@code scripts/bench} prints of runs over many targets, all of them one nginx with a P-256 key. */
final class FleetBench {
    private static final int AT_ONCE = 256;
    private static final int CONNECTIONS = 64;
    private static final int TARPIT_SHARE = 20;

    private final BenchTable table;
    private final Path folder;
    private final Path trusted;
    private final int port;
    private final boolean quick;

    FleetBench(BenchTable table, Path folder, Path trusted, int port, boolean quick) {
        this.table = table;
        this.folder = folder;
        this.trusted = trusted;
        this.port = port;
        this.quick = quick;
    }

    /**
     * How a run went.
     *
     * @param early targets a second in the second tenth of it, where there are many
     * @param warm in the second half
     * @param late in the last tenth
     * @param memory the most that the process had of the machine's, in megabytes
     * @param cpu the process's own time of processors for a target, in the second half, in milliseconds
     */
    private record Run(double early, double warm, double late, double memory, double cpu) {}

    void measure() throws IOException, InterruptedException {
        int many = quick ? 3_000 : 100_000;
        double bare = BareHandshakes.perSecond(port, quick ? 4_000 : 10_000);
        table.row("handshakes of its client alone", bare, "/s", Optional.empty(), Optional.empty());
        other("openssl s_time -new", bare, "openssl", this::openssl);
        other("Go crypto/tls, a loop of handshakes", bare, "go", this::go);
        Run all = run(targets(many, port, 0), List.of());
        table.row("decisions, warm", all.warm(), "/s", Optional.of(bare), Bar.atLeast(1_000, "/s"));
        Run own = run(targets(many, port, 0), List.of("--witness", "off"));
        table.row("decisions, warm, --witness off", own.warm(), "/s", Optional.of(bare), Optional.empty());
        table.row("CPU a decision, the origin's aside", all.cpu(), "ms", Optional.empty(), Optional.empty());
        // The origin, which has a third handshake to make, has processors of its own elsewhere.
        table.row(
                "share of the witness in that",
                100 * (1 - own.cpu() / all.cpu()),
                "%",
                Optional.empty(),
                Bar.atMost(30, "%"));
        table.row(
                "share of the witness, origin on the same cores",
                100 * (1 - all.warm() / own.warm()),
                "%",
                Optional.empty(),
                Optional.empty());
        table.row("memory at " + many + " targets", all.memory(), "MB", Optional.empty(), Bar.atMost(300, "MB"));
        if (!quick) {
            table.row(
                    "time a target, the last tenth / the second",
                    all.early() / all.late(),
                    "x",
                    Optional.empty(),
                    Bar.atMost(1.05, "x"));
        }
        tarpits(many, all.warm());
        far();
    }

    /** Each of them has an address of its own, as tarpits have that are not one. */
    private void tarpits(int count, double without) throws IOException, InterruptedException {
        try (MixedOrigins others = new MixedOrigins()) {
            Run mixed = run(targets(count, others.silent(), TARPIT_SHARE), List.of("--handshake-timeout", "3"));
            table.row(
                    "decisions, warm, 5 % of the targets tarpits",
                    mixed.warm(), "/s", Optional.of(without), Bar.atLeast(0.95 * without, "/s"));
        }
    }

    /** A target takes four round trips: connection and hello, connection and handshake, its witness beside that. */
    private void far() throws IOException, InterruptedException {
        int flying = 16;
        try (DelayedRelay relay = new DelayedRelay(port, RunPeerBench.ROUND_TRIP)) {
            Run run = run(
                    targets(quick ? 800 : 2_000, relay.port(), 0), List.of("--concurrency", String.valueOf(flying)));
            double alone = 4 * RunPeerBench.ROUND_TRIP.toMillis() / 1e3;
            table.row(
                    "decisions, 16 at once, at 50 ms round trip",
                    run.warm(),
                    "/s",
                    Optional.of(flying / alone),
                    Bar.atLeast(0.8 * flying / alone, "/s"));
        }
    }

    private interface Rate {
        double perSecond() throws IOException, InterruptedException;
    }

    private void other(String what, double bare, String command, Rate rate) throws IOException, InterruptedException {
        Optional<String> missing = RunPeerBench.missing(command);
        if (missing.isPresent()) {
            table.missing(what, missing.get());
        } else {
            table.row(what, rate.perSecond(), "/s", Optional.of(bare), Optional.empty());
        }
    }

    private double openssl() throws IOException, InterruptedException {
        int seconds = quick ? 4 : 10;
        long start = System.nanoTime();
        String said = output(List.of(
                "openssl", "s_time", "-new", "-connect", "127.0.0.1:" + port, "-time", String.valueOf(seconds)));
        String connections = said.replaceFirst("(?s).*?(\\d+) connections in [\\d.]+ ?s;.*", "$1");
        return Double.parseDouble(connections) / Math.max(seconds, (System.nanoTime() - start) / 1e9);
    }

    private double go() throws IOException, InterruptedException {
        Path program = folder.resolve("handshakes");
        output(List.of("go", "build", "-o", program.toString(), "scripts/bench.d/handshakes.go"));
        return Double.parseDouble(output(List.of(program.toString(), "127.0.0.1:" + port, quick ? "4" : "10"))
                .strip());
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** A file of that many at that port; where there is a share, each so-manieth alone, at an address of its own. */
    private Path targets(int count, int otherPort, int share) throws IOException {
        Path file = folder.resolve("targets");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                boolean other = share > 0 && i % share == 0;
                int rank = other ? i / share : 0;
                writer.write("{\"target\":\"o" + i + ".fleet.test:" + (share == 0 || other ? otherPort : port)
                        + "\",\"resolve\":\"127." + (other ? 1 : 0) + "." + rank / 250 + "." + (1 + rank % 250)
                        + "\"}\n");
            }
        }
        return file;
    }

    private Run run(Path targets, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "scripts/originprobe",
                "check",
                "--format",
                "ndjson",
                "--progress",
                "never",
                "--no-mozilla-roots",
                "--trust-anchor",
                trusted.toString(),
                "--per-host",
                String.valueOf(CONNECTIONS),
                "--targets",
                targets.toString()));
        command.addAll(options);
        int count;
        try (var lines = Files.lines(targets)) {
            count = Math.toIntExact(lines.count());
        }
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Those in flight at the end have less and less company.
        long[] at = new long[count + 1];
        int last = Math.max(count / 2 + 1, count - AT_ONCE);
        double memory = 0;
        double cpuBefore = 0;
        double cpu = 0;
        try (BufferedReader reader = process.inputReader()) {
            for (int i = 1; i <= count && reader.readLine() != null; i++) {
                at[i] = System.nanoTime();
                if (i == count / 2) {
                    cpuBefore = cpuMillis(process.pid());
                } else if (i == last) {
                    memory = megabytes(process.pid());
                    cpu = (cpuMillis(process.pid()) - cpuBefore) / (last - count / 2);
                }
            }
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || at[last] == 0) {
            throw new IllegalStateException("a run of " + count + " targets came to no end");
        }
        return new Run(
                rate(at, count / 10, count / 5),
                rate(at, count / 2, last),
                rate(at, last - count / 10, last),
                memory,
                cpu);
    }

    private static double rate(long[] at, int from, int to) {
        return (to - from) * 1e9 / (at[to] - at[from]);
    }

    private static double cpuMillis(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(0L);
    }

    private static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_000)
                .findFirst()
                .orElse(0);
    }
}
