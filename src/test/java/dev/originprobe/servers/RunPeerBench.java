package dev.originprobe.servers;

import dev.originprobe.servers.BenchTable.Bar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code scripts/bench} prints: whole commands beside those of other people, on one nginx on loopback and behind a
 * round trip of 50 ms, and runs over many targets. The times are wall time, the median of runs that take turns.
 */
public final class RunPeerBench {
    static final Duration ROUND_TRIP = Duration.ofMillis(50);

    private static final String OURS = "originprobe";
    private static final String LAUNCHER = "scripts/originprobe";
    private static final int RUNS = 7;
    private static final int QUICK_RUNS = 3;

    /** By command, the Debian package that brings it. */
    private static final Map<String, String> PACKAGES = Map.of(
            "sslscan", "sslscan",
            "nmap", "nmap",
            "cfssl", "golang-cfssl",
            "testssl", "testssl.sh",
            "go", "golang-go",
            "openssl", "openssl");

    private final BenchTable table = new BenchTable();
    private final boolean quick;
    private final Path trusted;
    /** By what its rows begin with. */
    private final Map<String, String> launchers = new LinkedHashMap<>(Map.of(OURS, LAUNCHER));

    private RunPeerBench(boolean quick, Path trusted) {
        this.quick = quick;
        this.trusted = trusted;
    }

    /** Its arguments are {@code --quick}, where it is to be quick, and the launcher of a package, where there is one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        Path folder = Files.createTempDirectory("originprobe-bench");
        Identities identities = new Identities(folder);
        RunPeerBench bench = new RunPeerBench(quick, identities.trusted());
        Stream.of(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .forEach(packaged -> bench.launchers.put("packaged", packaged));
        try (Nginx nginx = new Nginx(folder, 2)) {
            int port = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2 TLSv1.3");
            int fleet = nginx.site(
                    List.of(identities.ecdsaNamed("*.fleet.test")),
                    "ssl_protocols TLSv1.2 TLSv1.3",
                    "ssl_session_cache off",
                    "ssl_session_tickets off");
            nginx.start();
            bench.cold(port);
            new FleetBench(bench.table, folder, bench.trusted, fleet, quick).measure();
        }
    }

    /** Why a command of other people cannot be measured; empty where it can. */
    static Optional<String> missing(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)))
                ? Optional.empty()
                : Optional.of("package " + PACKAGES.get(command));
    }

    private void cold(int port) throws IOException, InterruptedException {
        double check = Runtime.version().feature() < 25 ? 0.28 : 0.22;
        Map<String, Optional<Bar>> bars = new HashMap<>();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        launchers.forEach((name, launcher) -> {
            bars.put(name + " --version", Bar.atMost(0.10, "s"));
            bars.put(name + " explain", Bar.atMost(0.10, "s"));
            bars.put(name + " check", Bar.atMost(check, "s"));
            commands.put(name + " --version", List.of(launcher, "--version"));
            commands.put(name + " explain", List.of(launcher, "explain", "name-mismatch"));
            commands.putAll(probes(name, launcher, port));
        });
        commands.putAll(others(port));
        Map<String, Double> near = measure("", commands, quick ? QUICK_RUNS : RUNS, bars);
        try (DelayedRelay relay = new DelayedRelay(port, ROUND_TRIP)) {
            Map<String, List<String>> distant = new LinkedHashMap<>(probes(OURS, LAUNCHER, relay.port()));
            // Behind 50 ms sslscan takes a quarter of a minute, cfssl half of one, and testssl.sh many.
            others(relay.port()).forEach((name, command) -> {
                if (!quick && !name.startsWith("testssl")) {
                    distant.put(name, command);
                }
            });
            Map<String, Double> far = measure(
                    " at 50 ms",
                    distant,
                    QUICK_RUNS,
                    Map.of(OURS + " check", Bar.atMost(check + 6 * ROUND_TRIP.toMillis() / 1e3, "s")));
            String matrix = OURS + " matrix";
            table.row(
                    matrix + " at 50 ms, above loopback",
                    far.getOrDefault(matrix, 0.0) - near.getOrDefault(matrix, 0.0),
                    "s",
                    Optional.empty(),
                    Bar.atMost(0.9, "s"));
        }
    }

    private Map<String, List<String>> probes(String name, String launcher, int port) {
        String target = Identities.HOST + ":" + port;
        List<String> options = List.of(
                "--resolve", target + ":127.0.0.1", "--no-mozilla-roots", "--trust-anchor", trusted.toString(), target);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(name + " check", joined(List.of(launcher, "check"), options));
        commands.put(name + " matrix", joined(List.of(launcher, "matrix"), options));
        return commands;
    }

    private Map<String, List<String>> others(int port) {
        String local = "127.0.0.1:" + port;
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("sslscan", List.of("sslscan", "--no-colour", local));
        commands.put("cfssl scan", List.of("cfssl", "scan", "-family", "TLSHandshake|TLSSession|PKI", local));
        commands.put(
                "nmap ssl-enum-ciphers",
                List.of("nmap", "-Pn", "-n", "-p", String.valueOf(port), "--script", "ssl-enum-ciphers", "127.0.0.1"));
        if (!quick) {
            commands.put("testssl.sh", List.of("testssl", "--quiet", "-p", "-E", "-S", local));
        }
        return commands;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** A row a command; the ratio is that to sslscan's time. Gives the times in seconds. */
    private Map<String, Double> measure(
            String where, Map<String, List<String>> commands, int runs, Map<String, Optional<Bar>> bars)
            throws IOException, InterruptedException {
        Map<String, List<Duration>> times = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                if (isMissing(command.getValue())) {
                    continue;
                }
                Duration took = time(command.getValue());
                // The first run warms caches and, of ours, may make the start-up archive.
                if (run > 0) {
                    times.computeIfAbsent(command.getKey(), unseen -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, each) -> medians.put(name, median(each)));
        Optional<Double> beside = Optional.ofNullable(medians.get("sslscan"));
        commands.forEach((name, command) -> {
            if (medians.containsKey(name)) {
                table.row(name + where, medians.get(name), "s", beside, bars.getOrDefault(name, Optional.empty()));
            } else {
                table.missing(name + where, missing(command.get(0)).orElse(""));
            }
        });
        return medians;
    }

    private static boolean isMissing(List<String> command) {
        return PACKAGES.containsKey(command.get(0)) && missing(command.get(0)).isPresent();
    }

    private static double median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toNanos() / 1e9;
    }

    private static Duration time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
