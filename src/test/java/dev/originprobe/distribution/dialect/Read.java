package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.document.UnreadableConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is read from files that tests have or make. */
final class Read {
    private Read() {}

    /** The contents of a text in a file that would be called {@code config}. */
    static Contents text(String text) {
        return ConfigFile.read("config", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** The one distribution of a text. */
    static Distribution one(String text) {
        return one(text(text));
    }

    /** The one distribution of a file of testdata/distributions. */
    static Distribution file(String name) {
        return one(ConfigFile.read(name, bytes(name), Map.of()));
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of("testdata/distributions", name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The line that says why a text cannot be read. */
    static String refusal(String text) {
        return String.valueOf(
                assertThrows(UnreadableConfig.class, () -> text(text)).getMessage());
    }

    private static Distribution one(Contents contents) {
        if (contents.distributions().size() != 1) {
            throw new AssertionError(contents.distributions().size() + " distributions");
        }
        return contents.distributions().get(0);
    }
}
