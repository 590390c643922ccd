package dev.originprobe.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The soak: a fleet of generated targets in one run, a sample of it one target after another, and a fleet whose run is
 * killed again and again and gone on with. Prints its figures, and ends with 1 where a promise is broken.
 */
public final class RunSoak {
    private static final int POINTS = 10;
    private static final int POLL_MILLIS = 5;
    private static final int LONGEST_EXTRA_MILLIS = 300;

    /** The most that memory may grow in the second half of a run: what the JVM keeps of garbage and of code varies. */
    private static final double FLAT = 1.15;

    private final Map<String, Integer> options;
    private final Path folder;
    private final SoakOrigins origins;
    /** In all runs, so that they say the same. */
    private final Instant judgedAt = Instant.now();

    private final List<String> broken = new ArrayList<>();

    private RunSoak(Map<String, Integer> options, Path folder, SoakOrigins origins) {
        this.options = options;
        this.folder = folder;
        this.origins = origins;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, Integer> options = options(List.of(arguments));
        Path folder = Files.createTempDirectory("originprobe-soak");
        int code;
        try (SoakOrigins origins = new SoakOrigins(folder)) {
            code = new RunSoak(options, folder, origins).run();
        }
        System.exit(code);
    }

    private static Map<String, Integer> options(List<String> arguments) {
        boolean quick = arguments.contains("--quick");
        Map<String, Integer> options = new HashMap<>(Map.of(
                "--count", quick ? 10_000 : 1_000_000,
                "--sample", quick ? 500 : 5_000,
                "--killed", quick ? 4_000 : 100_000,
                "--kills", 10,
                "--concurrency", 256,
                "--megabytes", 300,
                "--seed", 1));
        List<String> rest =
                arguments.stream().filter(each -> !each.equals("--quick")).toList();
        for (int i = 0; i < rest.size(); i += 2) {
            if (!options.containsKey(rest.get(i)) || i + 1 == rest.size()) {
                System.err.println("soak: " + rest.get(i) + " is no option with a number; there are --quick, "
                        + options.keySet().stream().sorted().collect(Collectors.joining(", ")));
                System.exit(2);
            }
            options.put(rest.get(i), Integer.parseInt(rest.get(i + 1)));
        }
        return options;
    }

    private int option(String name) {
        return options.getOrDefault("--" + name, 0);
    }

    private int run() throws IOException, InterruptedException {
        System.out.println(options);
        Random random = new Random(option("seed"));
        BitSet sample = new BitSet();
        while (sample.cardinality() < Math.min(option("sample"), option("count"))) {
            sample.set(random.nextInt(option("count")));
        }
        SoakReport fleet = fleet(sample);
        SoakReport alone = oneAfterAnother(sample);
        promise("the sample is the same in both runs", fleet.differences(alone));
        killed(random);
        System.out.println(broken.isEmpty() ? "== every promise is held" : "== BROKEN:\n" + String.join("\n", broken));
        return broken.isEmpty() ? 0 : 1;
    }

    private SoakReport fleet(BitSet sample) throws IOException, InterruptedException {
        int count = option("count");
        System.out.printf("== %,d targets, %d at a time%n", count, option("concurrency"));
        Path targets = origins.list("fleet", IntStream.range(0, count));
        long start = System.nanoTime();
        List<Long> points = new ArrayList<>();
        long[] most = {0};
        SoakedRun run = SoakedRun.start(
                folder, targets, origins.trusted(), judgedAt, option("concurrency"), "--format", "ndjson");
        SoakReport report;
        try (BufferedReader lines = run.process().inputReader()) {
            report = new SoakReport(origins, sample).read(lines, taken -> {
                if (taken % Math.max(1, count / POINTS) == 0) {
                    points.add(run.megabytes());
                    most[0] = Math.max(most[0], run.mostMegabytes());
                    System.out.printf(
                            "%,12d targets %8.1f s %7.0f/s   RSS %d MB, at most %d MB%n",
                            taken, seconds(start), taken / seconds(start), run.megabytes(), run.mostMegabytes());
                }
            });
        }
        System.out.println(report.kinds());
        promise("the run ends well", run.fault());
        promise("each target has its verdict, once", report.faults(all(count)));
        promise(
                "memory is at most " + option("megabytes") + " MB",
                most[0] <= option("megabytes") ? "" : most[0] + " MB");
        long before = points.get(points.size() / 2 - 1);
        long after = points.get(points.size() - 1);
        promise("memory is flat", after <= before * FLAT ? "" : before + " MB, then " + after + " MB");
        return report;
    }

    private SoakReport oneAfterAnother(BitSet sample) throws IOException, InterruptedException {
        System.out.printf("== %,d of them, one after another%n", sample.cardinality());
        long start = System.nanoTime();
        SoakedRun run = SoakedRun.start(
                folder, origins.list("sample", sample.stream()), origins.trusted(), judgedAt, 1, "--format", "ndjson");
        SoakReport report;
        try (BufferedReader lines = run.process().inputReader()) {
            report = new SoakReport(origins, sample).read(lines, taken -> {});
        }
        System.out.printf("%12.1f s%n", seconds(start));
        promise("the run ends well", run.fault());
        promise("each target has its verdict, once", report.faults(sample));
        return report;
    }

    private void killed(Random random) throws IOException, InterruptedException {
        int count = option("killed");
        int kills = option("kills");
        System.out.printf("== %,d targets, the run killed %d times%n", count, kills);
        long start = System.nanoTime();
        Path targets = origins.list("killed", IntStream.range(0, count));
        Path report = folder.resolve("killed.ndjson");
        List<Integer> moments = random.ints(kills, 0, count).sorted().boxed().toList();
        List<Integer> left = new ArrayList<>();
        for (int moment : moments) {
            SoakedRun run = resuming(targets, report);
            left.add(killAt(run, report, moment, random.nextInt(LONGEST_EXTRA_MILLIS)));
        }
        System.out.println("killed when the report had lines: " + left);
        SoakedRun last = resuming(targets, report);
        promise("the last run ends well", last.fault());
        try (BufferedReader lines = Files.newBufferedReader(report)) {
            promise(
                    "no target is lost, and none is there twice",
                    new SoakReport(origins, new BitSet())
                            .read(lines, taken -> {})
                            .faults(all(count)));
        }
        System.out.printf("%12.1f s%n", seconds(start));
    }

    private SoakedRun resuming(Path targets, Path report) {
        return SoakedRun.start(
                folder, targets, origins.trusted(), judgedAt, option("concurrency"), "--resume", report.toString());
    }

    /** Kills it some time after its report has so many lines, and gives how many it has then. */
    private static int killAt(SoakedRun run, Path report, int moment, int extraMillis)
            throws IOException, InterruptedException {
        LineCount lines = new LineCount(report);
        while (lines.now() < moment && run.process().isAlive()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        TimeUnit.MILLISECONDS.sleep(extraMillis);
        run.kill();
        return lines.now();
    }

    /** The lines of a file that grows; what is cut off its end is no whole line. */
    private static final class LineCount {
        private final Path file;
        private long position;
        private int lines;

        LineCount(Path file) {
            this.file = file;
        }

        int now() throws IOException {
            if (!Files.exists(file)) {
                return 0;
            }
            try (InputStream stream = Files.newInputStream(file)) {
                stream.skipNBytes(Math.min(position, Files.size(file)));
                byte[] more = stream.readAllBytes();
                for (int i = 0, ends = position(more); i < ends; i++) {
                    lines += more[i] == '\n' ? 1 : 0;
                }
                position += position(more);
            }
            return lines;
        }

        /** Behind the last whole line. */
        private static int position(byte[] octets) {
            for (int i = octets.length; i > 0; i--) {
                if (octets[i - 1] == '\n') {
                    return i;
                }
            }
            return 0;
        }
    }

    private static BitSet all(int count) {
        BitSet all = new BitSet();
        all.set(0, count);
        return all;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void promise(String what, List<String> faults) {
        promise(what, String.join("\n  ", faults));
    }

    private void promise(String what, String fault) {
        System.out.println(
                (fault.isEmpty() ? "  held    " : "  BROKEN  ") + what + (fault.isEmpty() ? "" : ": " + fault));
        if (!fault.isEmpty()) {
            broken.add(what + ": " + fault);
        }
    }
}
