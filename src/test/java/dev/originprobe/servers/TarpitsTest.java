package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that accept a connection and never answer, more of them than there are in flight. */
final class TarpitsTest {
    private static final int TARPITS = 6;
    private static final int OTHERS = 20;

    @TempDir
    Path folder = Path.of("");

    /** They end when all the others have: as soon as their peer is told to. */
    private static final class EndingThem extends ByteArrayOutputStream {
        private final MixedOrigins peers;
        private int lines;

        EndingThem(MixedOrigins peers) {
            this.peers = peers;
        }

        @Override
        public synchronized void write(byte[] octets, int offset, int length) {
            super.write(octets, offset, length);
            for (int i = offset; i < offset + length; i++) {
                lines += octets[i] == '\n' ? 1 : 0;
            }
            if (lines == OTHERS) {
                end();
            }
        }

        private void end() {
            try {
                peers.close();
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            }
        }
    }

    @Test
    void those_behind_them_are_done_before_they_are_given_up() throws IOException {
        List<String> expected = new ArrayList<>();
        try (MixedOrigins peers = new MixedOrigins()) {
            StringBuilder targets = new StringBuilder();
            int silent = peers.silent();
            for (int i = 0; i < TARPITS; i++) {
                targets.append("{\"target\":\"t" + i + ".test:" + silent + "\",\"resolve\":\"127.0.0.1\"}\n");
            }
            for (int i = 0; i < OTHERS; i++) {
                targets.append("{\"target\":\"o" + (10 + i) + ".test:1\",\"resolve\":\"127.0.0.1\"}\n");
                expected.add("o" + (10 + i) + ".test:1");
            }
            EndingThem report = new EndingThem(peers);
            Main.run(
                    report,
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    "check",
                    "--witness",
                    "off",
                    "--handshake-timeout",
                    "60",
                    "--concurrency",
                    "4",
                    "--format",
                    "ndjson",
                    "--targets",
                    Files.writeString(folder.resolve("targets"), targets).toString());
            List<String> reported = report.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("\\{\"target\":\"(.*?)\".*", "$1"))
                    .toList();

            assertEquals(OTHERS + TARPITS, reported.size());
            assertEquals(expected, reported.stream().limit(OTHERS).sorted().toList());
        }
    }
}
