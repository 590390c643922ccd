package dev.originprobe.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code scripts/bench} prints of whole commands: check and matrix, with sslscan, nmap and cfssl beside them, on one
 * nginx on loopback and behind a round trip of 50 ms. The times are wall time, the median of runs that take turns.
 */
public final class RunPeerBench {
    private static final Duration ROUND_TRIP = Duration.ofMillis(50);
    private static final int RUNS = 7;
    /** Behind 50 ms a scan of cfssl takes half a minute. */
    private static final int SLOW_RUNS = 3;

    private RunPeerBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("originprobe-bench");
        Identities identities = new Identities(folder);
        Path trusted = identities.trusted();
        try (Nginx nginx = new Nginx(folder, 1)) {
            int port = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2 TLSv1.3");
            nginx.start();
            System.out.println("== on loopback (bar: matrix within twice cfssl scan and the start of the JVM)");
            measure(commands(port, trusted), RUNS);
            try (DelayedRelay far = new DelayedRelay(port, ROUND_TRIP)) {
                System.out.println("== behind " + ROUND_TRIP.toMillis() + " ms round trip (bar: matrix 1.0 s)");
                measure(commands(far.port(), trusted), SLOW_RUNS);
            }
        }
    }

    private static Map<String, List<String>> commands(int port, Path trusted) {
        String target = Identities.HOST + ":" + port;
        String local = "127.0.0.1:" + port;
        List<String> common = List.of(
                "--resolve", target + ":127.0.0.1", "--no-mozilla-roots", "--trust-anchor", trusted.toString(), target);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("originprobe --version", List.of("scripts/originprobe", "--version"));
        commands.put("originprobe check", joined(List.of("scripts/originprobe", "check"), common));
        commands.put("originprobe matrix", joined(List.of("scripts/originprobe", "matrix"), common));
        commands.put(
                "cfssl scan", List.of(Peers.require("cfssl"), "scan", "-family", "TLSHandshake|TLSSession|PKI", local));
        commands.put("sslscan", List.of(Peers.require("sslscan"), "--no-colour", local));
        commands.put(
                "nmap ssl-enum-ciphers",
                List.of(
                        Peers.require("nmap"),
                        "-Pn",
                        "-n",
                        "-p",
                        String.valueOf(port),
                        "--script",
                        "ssl-enum-ciphers",
                        "127.0.0.1"));
        return commands;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static void measure(Map<String, List<String>> commands, int runs) throws IOException, InterruptedException {
        Map<String, List<Duration>> times = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                Duration took = time(command.getValue());
                // The first run warms caches and, of ours, may make the start-up archive.
                if (run > 0) {
                    times.computeIfAbsent(command.getKey(), unseen -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        times.forEach((name, all) -> {
            all.sort(Duration::compareTo);
            System.out.printf(
                    "%-24s %6.2f s  (%.2f to %.2f)%n",
                    name, seconds(all.get(all.size() / 2)), seconds(all.get(0)), seconds(all.get(all.size() - 1)));
        });
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
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
