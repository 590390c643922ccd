package dev.originprobe.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The option that prints the schema of a command's JSON, and has nothing else done. */
final class SchemaOption {
    /** As with {@code --help}, no other argument is then required. */
    @Option(names = "--json-schema", help = true, description = "Print the JSON Schema of the report and end.")
    boolean wanted;

    /** Prints it, and gives the exit code. */
    static int print(String schema, PrintWriter out) {
        out.print(schema);
        out.flush();
        return 0;
    }
}
