package dev.originprobe.cli;

import dev.originprobe.report.ReadBack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A command line that was run in this process: its exit code and what it wrote. A report that it wrote can be read back,
 * and AWS's own library agrees with it or it is explained.
 */
public record Ran(int code, String out, String err) {
    public static Ran of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        ReadBack.assertSame(out.toString(StandardCharsets.UTF_8));
        WitnessAgreement.assertExplained(out.toString(StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
