package dev.originprobe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text kept under {@code src/test/resources}; {@code -Doriginprobe.rewrite=true} rewrites it, and the diff is reviewed. */
public final class Snapshot {
    private static final Path ROOT = Path.of("src/test/resources");

    private Snapshot() {}

    /** Fails where the text kept under that name is another. */
    public static void assertKept(String name, String text) {
        Path file = ROOT.resolve(name);
        try {
            if (Boolean.getBoolean("originprobe.rewrite")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertEquals(Files.exists(file) ? Files.readString(file) : "", text, name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
