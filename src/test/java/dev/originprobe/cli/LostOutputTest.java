package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run whose standard output cannot be written to. */
final class LostOutputTest {
    /** An origin that refuses every connection. */
    private static final String PINNED = "--resolve a.test:1:127.0.0.1 a.test:1";

    /** Every way in which a command prints. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check PINNED",
                "check --format json PINNED",
                "check --format ndjson PINNED",
                "check --json-schema",
                "check --help",
                "matrix PINNED",
                "matrix --format json PINNED",
                "matrix --format html PINNED",
                "explain chain-incomplete",
                "explain",
                "profiles",
                "trust"
            })
    void a_report_that_is_lost_is_one_line_and_no_success(String line) {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "originprobe: standard output cannot be written to: No space left on device; "
                                + "it is incomplete\n"),
                into("No space left on device", line));
    }

    @Test
    void the_nagios_style_calls_it_unknown() {
        assertEquals(
                3,
                into("No space left on device", "check --exit-style nagios PINNED")
                        .code());
    }

    @Test
    void a_reader_that_is_gone_ends_it_quietly() {
        assertEquals(new Ran(0, "", ""), into("Broken pipe", "explain chain-incomplete"));
    }

    /** Runs a command line whose standard output fails so. */
    private static Ran into(String failure, String line) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(failure);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                broken,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                List.of(line.replace("PINNED", PINNED).split(" ")).toArray(String[]::new));
        return new Ran(code, "", err.toString(StandardCharsets.UTF_8));
    }
}
