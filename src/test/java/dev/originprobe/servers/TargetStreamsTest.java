package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Targets as they come, by whatever way, and results as they go: in processes of their own. */
@Timeout(120)
final class TargetStreamsTest {
    private static final int MANY = 20_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void results_come_out_while_standard_input_is_open_and_silent() throws Exception {
        Process process = Child.piped(arguments("--targets", "-", "--format", "ndjson"));
        try (BufferedReader results = process.inputReader()) {
            try (Writer targets = process.outputWriter(StandardCharsets.UTF_8)) {
                for (String name : List.of("a", "b")) {
                    targets.write(line(name));
                    targets.flush();
                    assertAbout(name, results.readLine());
                }
            }
            assertEquals(null, results.readLine());
        }
        assertEquals(3, code(process));
    }

    @Test
    void a_pipe_with_a_name_is_read_as_it_is_written() throws Exception {
        Path pipe = folder.resolve("targets");
        assertEquals(0, code(new ProcessBuilder("mkfifo", pipe.toString()).start()));
        Process process = Child.piped(arguments("--targets", pipe.toString(), "--format", "ndjson"));
        try (BufferedReader results = process.inputReader()) {
            try (Writer targets = Files.newBufferedWriter(pipe)) {
                targets.write(line("a"));
                targets.flush();
                assertAbout("a", results.readLine());
                targets.write(line("b"));
            }
            assertAbout("b", results.readLine());
        }
        assertEquals(3, code(process));
    }

    /** Kept, their reports alone would take more than that heap. */
    @Test
    void twenty_thousand_arguments_are_a_stream_as_well() {
        Set<String> names = IntStream.range(0, MANY)
                .mapToObj(i -> "127.1." + i / 250 + "." + (1 + i % 250) + ":1")
                .collect(Collectors.toSet());
        List<String> arguments = arguments("--format", "ndjson", "--concurrency", "64");
        arguments.addAll(names);

        Child child = Child.run(folder, List.of(), List.of("-Xmx48m"), Child.classPath(), arguments);

        assertEquals("", child.err());
        assertEquals(3, child.code());
        List<String> reported = child.out()
                .lines()
                .map(line -> line.replaceFirst("\\{\"target\":\"(.*?)\".*", "$1"))
                .toList();
        assertEquals(MANY, reported.size());
        assertTrue(names.equals(Set.copyOf(reported)), "each of them, and no other");
    }

    @Test
    void a_disk_that_fills_up_leaves_the_report_of_before() throws IOException {
        Path targets = folder.resolve("targets");
        try (Writer writer = Files.newBufferedWriter(targets)) {
            for (int i = 0; i < 2_000; i++) {
                writer.write(line("o" + i));
            }
        }
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String report = disk.resolve("report.ndjson").toString();
        String unshare = Peers.require("unshare");
        Peers.requireThat(RunningServer.succeeds(unshare, "-m", "true"), "only root has mounts of its own");
        List<String> around = List.of(
                unshare,
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=256k none \"$1\"; shift; echo before >\"$1\"; shift; \"$@\"; code=$?;"
                        + " cat \"$0\"; ls -A \"${0%/*}\"; exit $code",
                report,
                disk.toString(),
                report);

        Child child = Child.run(
                folder,
                around,
                List.of(),
                Child.classPath(),
                arguments("--targets", targets.toString(), "--format", "ndjson", "--output", report));

        assertEquals(
                "originprobe: --output " + report + ": cannot be written to: No space left on device\n", child.err());
        assertEquals("before\nreport.ndjson\n", child.out());
        assertEquals(2, child.code());
    }

    private static void assertAbout(String name, String result) {
        assertTrue(result.startsWith("{\"target\":\"" + name + ".test:1\","), result);
    }

    private static String line(String name) {
        return "{\"target\":\"" + name + ".test:1\",\"resolve\":\"127.0.0.1\"}\n";
    }

    private static int code(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        return process.exitValue();
    }

    private static List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", "--witness", "off", "--connection-attempts", "1"));
        arguments.addAll(List.of(options));
        return arguments;
    }
}
