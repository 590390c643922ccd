package dev.originprobe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The openssl command. A test that needs it is skipped where it is missing, and fails there when {@code CI} is set. */
public final class Openssl {
    private Openssl() {}

    /** What it prints on standard output, which is all of what it has to say when it succeeds. */
    public static String run(String... arguments) {
        Process process = start(arguments);
        try (var output = process.getInputStream()) {
            String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> "openssl " + String.join(" ", arguments));
            return printed;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The command, running; its standard error is dropped. */
    public static Process start(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            assertTrue(System.getenv("CI") == null, "openssl is needed: scripts/install-peers");
            assumeTrue(false, "openssl is not installed: scripts/install-peers");
            throw new UncheckedIOException(missing);
        }
    }
}
