package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A {@code capture} that is cut short has what was heard until then. */
final class CaptureInterruptTest {
    @TempDir
    Path folder;

    private final Capturing capturing = new Capturing();

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_prints_and_writes_what_came(String signal, int code) throws Exception {
        Path profile = folder.resolve("profile.json");
        Process process = start("--count", "3", "--format", "json", "--output", profile.toString());
        Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + capturing.port());
        Child child = interrupted(process, signal);

        assertEquals(code, child.code(), child::toString);
        assertEquals(1, new ObjectMapper().readTree(child.out()).path("hellos").size());
        assertTrue(Files.readString(profile).contains("originprobe/profile/1"));
    }

    @Test
    void before_anybody_came_there_is_nothing_but_a_line() throws Exception {
        Child child = interrupted(start(), "INT");

        assertEquals(130, child.code(), child::toString);
        assertEquals("", child.out());
        // The connection by which it is seen to listen sends none either, and may be told of after that.
        assertTrue(child.err().contains("originprobe: interrupted before a ClientHello came\n"), child.err());
    }

    private Process start(String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("capture", "--listen", "127.0.0.1:" + capturing.port(), "--for", "1000"));
        arguments.addAll(List.of(options));
        // The tests may run where a signal is ignored, as under nohup, and a program heeds what it inherits.
        Process process = Child.start(
                folder, List.of("env", "--default-signal=INT,TERM"), List.of(), Child.classPath(), arguments);
        capturing.await(() -> !hasEnded(process));
        return process;
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private Child interrupted(Process process, String signal) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor());
        return Child.ended(process, folder);
    }
}
