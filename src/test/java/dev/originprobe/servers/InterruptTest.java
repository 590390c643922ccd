package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.fixtures.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs that are cut short: one target refuses its connection, the next accepts it and never answers. With one in flight the
 * first is done when the second's connection is there.
 */
final class InterruptTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(FreePorts.one(), 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void a_signal_lets_the_report_be_written_and_gives_its_code(String signal, int code) throws Exception {
        Path report = folder.resolve("report.json");
        Path evidence = folder.resolve("evidence.ndjson");
        Process process =
                start("--format", "json", "--output", report.toString(), "--save-evidence", evidence.toString());
        try (Socket inFlight = connection(process)) {
            signal(signal, process);
            Child child = Child.ended(process, folder);

            assertTrue(inFlight.isConnected());
            assertEquals(new Child(code, "", "originprobe: UNKNOWN: a.test:1: connection-refused\n"), child);
        }
        JsonNode document = JSON.readTree(report.toFile());
        assertTrue(document.path("partial").asBoolean());
        assertEquals(code, document.path("exitCode").asInt());
        assertEquals("UNKNOWN", document.path("outcome").asText());
        assertEquals(List.of("a.test:1"), document.path("origins").findValuesAsText("target"));
        assertEquals(1, Files.readAllLines(evidence).size());
        assertEquals(Set.of("out", "err", "report.json", "evidence.ndjson"), files());
    }

    @Test
    void what_is_printed_is_whole_too() throws Exception {
        Process process = start("--format", "json");
        try (Socket inFlight = connection(process)) {
            signal("TERM", process);
            Child child = Child.ended(process, folder);

            assertTrue(inFlight.isConnected());
            assertEquals(143, child.code());
            assertTrue(JSON.readTree(child.out()).path("partial").asBoolean());
        }
    }

    @Test
    void what_a_killed_run_left_is_removed_by_the_next() throws Exception {
        Path report = folder.resolve("report");
        Path evidence = folder.resolve("evidence");
        Process process = start("--output", report.toString(), "--save-evidence", evidence.toString());
        try (Socket inFlight = connection(process)) {
            process.destroyForcibly().waitFor();
            assertTrue(inFlight.isConnected());
        }
        assertFalse(Files.exists(report) || Files.exists(evidence));
        assertEquals(4, files().size(), files().toString());

        Child.run(
                folder,
                List.of(),
                List.of(),
                Child.classPath(),
                List.of("check", "--witness", "off", "--save-evidence", evidence.toString(), "127.0.0.1:1"));

        assertEquals(Set.of("out", "err", "evidence"), files());
    }

    @Test
    void a_reader_that_leaves_ends_it_quietly() throws Exception {
        Process process = start(List.of("bash", "-o", "pipefail", "-c", "\"$@\" | true", "bash"), "--format", "ndjson");
        try (Socket inFlight = connection(process)) {
            send(process, "{\"target\":\"c.test:1\",\"resolve\":\"127.0.0.1\"}\n");
            assertTrue(inFlight.isConnected());
        }
        assertEquals(new Child(3, "", ""), Child.ended(process, folder));
    }

    @Test
    void a_full_disk_is_one_line() throws Exception {
        Process process = start(List.of("bash", "-c", "\"$@\" >/dev/full", "bash"), "--format", "ndjson");

        assertEquals(
                new Child(
                        2,
                        "",
                        "originprobe: standard output cannot be written to: No space left on device; "
                                + "it is incomplete\n"),
                Child.ended(process, folder));
    }

    private Process start(String... options) throws IOException {
        return start(List.of(), options);
    }

    private Process start(List<String> around, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--witness",
                "off",
                "--targets",
                "-",
                "--concurrency",
                "1",
                "--handshake-timeout",
                "1000",
                "--deadline",
                "1000"));
        arguments.addAll(List.of(options));
        // The tests may run where a signal is ignored, as under nohup, and a program heeds what it inherits.
        List<String> heeding = Stream.concat(Stream.of("env", "--default-signal=HUP,INT,TERM"), around.stream())
                .toList();
        Process process = Child.start(folder, heeding, List.of(), Child.classPath(), arguments);
        send(process, "{\"target\":\"a.test:1\",\"resolve\":\"127.0.0.1\"}\n");
        send(process, "{\"target\":\"b.test:" + silent.getLocalPort() + "\",\"resolve\":\"127.0.0.1\"}\n");
        return process;
    }

    private static void send(Process process, String line) throws IOException {
        process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** The connection to the silent target; a process that ends before it makes none. */
    private Socket connection(Process process) throws IOException {
        var unusedEnd = process.onExit().thenRun(this::closeQuietly);
        return silent.accept();
    }

    private void closeQuietly() {
        try {
            silent.close();
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
