package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.FreePorts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over many targets, in processes of their own. */
final class FleetTest {
    private static final int MANY = 20_000;

    @TempDir
    Path folder = Path.of("");

    /** Kept, 20,000 reports alone would take more than that heap. */
    @Test
    void memory_is_flat_however_many_targets_there_are() throws IOException {
        Path targets = folder.resolve("targets");
        try (BufferedWriter writer = Files.newBufferedWriter(targets)) {
            for (int i = 0; i < MANY; i++) {
                writer.write("{\"target\":\"o" + i + ".test:1\",\"resolve\":\"127.0.0.1\"}\n");
            }
        }
        Child child = Child.run(
                folder,
                List.of(),
                List.of("-Xmx48m"),
                Child.classPath(),
                arguments("--format", "json", "--concurrency", "64", "--targets", targets.toString()));

        assertEquals("", child.err());
        assertEquals(3, child.code());
        assertEquals(
                MANY, Stream.of(child.out().split("\"target\":\"o", -1)).skip(1).count());
    }

    @Test
    void a_run_that_is_killed_is_finished_by_the_next_without_a_target_twice_or_lost() throws Exception {
        Path report = folder.resolve("report.ndjson");
        List<String> names = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket(FreePorts.one(), 50, InetAddress.getLoopbackAddress())) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                String name = "o" + i + ".test:" + (i == 200 ? silent.getLocalPort() : 1);
                names.add(name);
                lines.append("{\"target\":\"" + name + "\",\"resolve\":\"127.0.0.1\"}\n");
            }
            Files.writeString(folder.resolve("targets"), lines);
            Process process = Child.start(folder, List.of(), List.of(), Child.classPath(), resuming(report));
            try (Socket inFlight = silent.accept()) {
                process.destroyForcibly().waitFor();
                assertTrue(inFlight.isConnected());
            }
        }
        List<String> before = Files.readAllLines(report);
        assertTrue(before.size() > 100 && before.size() < 400, before.size() + " lines");

        Child child = Child.run(folder, List.of(), List.of(), Child.classPath(), resuming(report));

        assertEquals(new Child(3, "", ""), child);
        List<String> reported = Files.readAllLines(report).stream()
                .map(line -> line.replaceFirst("\\{\"target\":\"(.*?)\".*", "$1"))
                .sorted()
                .toList();
        assertEquals(names.stream().sorted().toList(), reported);
    }

    private List<String> resuming(Path report) {
        return arguments(
                "--concurrency", "4", "--targets", folder.resolve("targets").toString(), "--resume", report.toString());
    }

    private static List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", "--witness", "off", "--connection-attempts", "1"));
        arguments.addAll(List.of(options));
        return arguments;
    }
}
