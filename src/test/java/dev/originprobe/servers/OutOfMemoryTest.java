package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs out of memory says so in a line, and ends as a bug: never as a fault of an origin. */
final class OutOfMemoryTest {
    private static final int LARGER_THAN_THE_HEAP = 100_000_000;

    @TempDir
    Path folder;

    @Test
    void it_is_one_line_and_70() throws IOException {
        Path large = folder.resolve("large.pem");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(LARGER_THAN_THE_HEAP);
        }
        Child child = Child.run(
                folder,
                List.of(),
                List.of("-Xmx32m"),
                Child.classPath(),
                List.of("check", "--trust-anchor", large.toString(), "127.0.0.1:1"));

        assertEquals(
                "originprobe: internal error: java.lang.OutOfMemoryError: Java heap space; this is a bug in originprobe\n",
                child.err());
        assertEquals("", child.out());
        assertEquals(70, child.code());
    }
}
