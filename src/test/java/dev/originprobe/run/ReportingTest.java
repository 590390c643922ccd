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
    void where_asked_to_it_says_the_worst_of_the_verdicts_in_one_line() {
        reporting.sayVerdict();
        reporting.take(Verdicts.connect());
        reporting.take(Verdicts.drop());
        reporting.take(Verdicts.unknown());

        assertEquals(1, reporting.end());
        assertTrue(
                err.toString().startsWith("originprobe: DROP: origin.example:443: ")
                        && err.toString().endsWith(" (3 origins: 1 CONNECT, 1 DROP, 1 UNKNOWN)\n"),
                err.toString());
    }

    @Test
    void a_run_without_one_says_nothing() {
        reporting.take(Verdicts.connect());

        assertEquals(0, reporting.end());
        assertEquals("", err.toString());
    }
}
