package dev.originprobe.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.format.NdjsonReport;
import dev.originprobe.report.Verdicts;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The report of one run. */
final class ReportingTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Reporting reporting = new Reporting(
            new NdjsonReport(out),
            new ExitPolicy(ExitPolicy.FailOn.UNKNOWN, ExitPolicy.Style.GATE),
            new Diagnostics(new PrintWriter(err, true)));

    @Test
    void a_bug_is_one_line_on_stderr_beside_the_report_and_70() {
        reporting.take(Verdicts.connect());
        reporting.take(Verdicts.bug());
        reporting.take(Verdicts.bug());

        assertEquals(70, reporting.end());
        assertEquals(3, out.toString().lines().count());
        assertEquals(1, err.toString().lines().count());
        assertTrue(err.toString().startsWith("originprobe: "), err.toString());
        assertTrue(err.toString().endsWith("; this is a bug in originprobe\n"), err.toString());
    }

    @Test
    void a_run_without_one_says_nothing() {
        reporting.take(Verdicts.connect());

        assertEquals(0, reporting.end());
        assertEquals("", err.toString());
    }
}
