package dev.originprobe.run;

import dev.originprobe.report.Escaped;
import java.io.PrintWriter;

/** Where a run says what is no part of its report: standard error, a line each. */
public record Diagnostics(PrintWriter writer) {
    /** Says one thing; what it may have of hostile input is escaped. */
    public void warn(String text) {
        writer.println("originprobe: " + Escaped.text(text));
    }
}
