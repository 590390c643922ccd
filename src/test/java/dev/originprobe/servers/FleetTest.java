package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedWriter;
import java.io.IOException;
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

    private static List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", "--witness", "off", "--connection-attempts", "1"));
        arguments.addAll(List.of(options));
        return arguments;
    }
}
