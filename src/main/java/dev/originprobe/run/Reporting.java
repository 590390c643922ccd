package dev.originprobe.run;

import dev.originprobe.format.Reporter;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import dev.originprobe.report.Tally;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The report of one run: takes verdicts, and is ended once, by the run or by the signal that cuts it short. */
public final class Reporting {
    /** What a shell says of a process that SIGINT ended; stands in a report that any signal cut short. */
    private static final int INTERRUPTED = 130;

    private final Reporter reporter;
    private final ExitPolicy policy;
    private final Instant startedAt = Instant.now();
    private Tally tally = Tally.NONE;
    private boolean ended;

    public Reporting(Reporter reporter, ExitPolicy policy) {
        this.reporter = reporter;
        this.policy = policy;
    }

    /** What is to be run while verdicts come in. */
    public interface Scanning {
        void run();
    }

    /** Runs the scanning, ends the report, and gives the exit code. A signal ends the report with what there is. */
    public int during(Scanning scanning) {
        Thread cutShort = new Thread(() -> end(Outcome.UNKNOWN, INTERRUPTED), "report");
        Runtime.getRuntime().addShutdownHook(cutShort);
        scanning.run();
        int code = policy.of(tally);
        end(Outcome.CONNECT, code);
        Runtime.getRuntime().removeShutdownHook(cutShort);
        return code;
    }

    /** The report of verdicts that are there already. */
    public int of(List<Verdict> all) {
        return during(() -> all.forEach(this::take));
    }

    public void take(Verdict verdict) {
        take(OriginReport.of(verdict));
    }

    public synchronized void take(OriginReport origin) {
        if (ended) {
            return;
        }
        tally = tally.plus(origin);
        try {
            reporter.origin(origin);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public synchronized void take(DistributionReport distribution) {
        if (ended) {
            return;
        }
        tally = tally.plus(distribution);
        try {
            reporter.distribution(distribution);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private synchronized void end(Outcome atBest, int exitCode) {
        if (ended) {
            return;
        }
        ended = true;
        try {
            Outcome outcome = atBest.worse(tally.worst());
            reporter.end(new Run(Version.current(), startedAt, Instant.now(), outcome, exitCode, tally));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
