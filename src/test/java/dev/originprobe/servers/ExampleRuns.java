package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.originprobe.net.LegacyProtocols;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which a file of {@code scripts/examples} is run, over origins that refuse every connection. */
abstract class ExampleRuns {
    static final Path EXAMPLES = Path.of("scripts", "examples").toAbsolutePath();
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    static final int TARGETS = 6;

    @TempDir
    Path folder = Path.of("");

    /** A command {@code originprobe} of the classes here. */
    @BeforeEach
    void install() throws IOException {
        LegacyProtocols.allow();
        Path command = Files.createDirectory(folder.resolve("bin")).resolve("originprobe");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
                        + (Runtime.version().feature() >= 24 ? " --sun-misc-unsafe-memory-access=allow" : "")
                        + " -cp '" + String.join(":", Child.classPath()) + "' dev.originprobe.cli.Main \"$@\"\n");
        assertTrue(command.toFile().setExecutable(true));
        StringBuilder targets = new StringBuilder();
        for (int i = 0; i < TARGETS; i++) {
            targets.append("{\"target\":\"o" + i + ".test:1\",\"resolve\":\"127.0.0.1\"}\n");
        }
        Files.writeString(folder.resolve("origins.txt"), targets);
        Files.createDirectory(folder.resolve("results"));
    }

    record Ended(int code, String out) {}

    Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TARGETS", folder.resolve("origins.txt").toString());
        builder.environment().put("RESULTS", folder.resolve("results").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
