package dev.originprobe.cli;

import dev.originprobe.run.OutputFile;
import dev.originprobe.run.Sink;
import java.io.PrintWriter;
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

    /** Finds out beforehand whether the place can be written. */
    void validate() {
        if (output != null) {
            OutputFile.validate(output, "--output");
        }
    }

    /** Requires that another option does not name the same file. */
    void requireOther(String file, String option) {
        if (output != null) {
            OutputFile.requireDifferent(output, "--output", file, option);
        }
    }

    /** Opens the place. */
    Sink open(PrintWriter stdout) {
        return output == null ? Sink.of(stdout) : OutputFile.open(output, "--output");
    }

    /** Whether what is written there is coloured. */
    boolean colored() {
        return output == null ? Terminal.colored(color) : color == Terminal.Color.ALWAYS;
    }
}
