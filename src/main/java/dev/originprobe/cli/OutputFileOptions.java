package dev.originprobe.cli;

import dev.originprobe.run.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a report goes, and whether it is coloured there. */
final class OutputFileOptions {
    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to FILE, whole or not at all (default: stdout).")
    @Nullable
    String output;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never; NO_COLOR is honoured (default: ${DEFAULT-VALUE}).",
            defaultValue = "auto")
    Terminal.Color color = Terminal.Color.AUTO;

    /** What writes a report. */
    interface Body<T> {
        T writeTo(Writer writer, boolean colored) throws IOException;
    }

    /** Finds out beforehand whether the place can be written. */
    void validate() {
        if (output != null) {
            OutputFile.validate(output, "--output");
        }
    }

    /** Has a report written to its place, and gives what its body gives. */
    <T> T write(PrintWriter stdout, Body<T> body) throws IOException {
        return output == null
                ? body.writeTo(stdout, Terminal.colored(color))
                : OutputFile.write(output, "--output", writer -> body.writeTo(writer, color == Terminal.Color.ALWAYS));
    }
}
