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
import java.util.Optional;
import java.util.OptionalInt;

/** The report of one run: takes what is reported, keeps a tally of it, and is ended once. */
public final class Reporting {
    private final Reporter reporter;
    private final ExitPolicy policy;
    private final Diagnostics diagnostics;
    private final Instant startedAt = Instant.now();
    private Tally tally = Tally.NONE;
    private Tally seen = Tally.NONE;
    private Changes changes = Changes.NONE;
    private boolean unusable;
    private boolean whole;
    private Optional<Gist> gist = Optional.empty();

    /**
     * A report of nothing yet.
     *
     * @param diagnostics is told of a bug, which the report tells of where it stands
     */
    public Reporting(Reporter reporter, ExitPolicy policy, Diagnostics diagnostics) {
        this.reporter = reporter;
        this.policy = policy;
        this.diagnostics = diagnostics;
    }

    public void take(Verdict verdict) {
        take(OriginReport.of(verdict));
    }

    public void take(OriginReport origin) {
        seen = seen.plus(origin);
        changes.reported(origin).ifPresent(this::report);
    }

    private void report(OriginReport origin) {
        if (!tally.bug()) {
            origin.error()
                    .ifPresent(bug -> diagnostics.warn(
                            origin.target() + ": internal error: " + bug + "; this is a bug in originprobe"));
        }
        tally = tally.plus(origin);
        gist.ifPresent(one -> one.take(origin));
        try {
            reporter.origin(origin);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Compares the origins with an earlier run. */
    public void compare(Changes wanted) {
        changes = wanted;
        if (wanted.baseline().isPresent()) {
            reporter.compared();
        }
    }

    /** Notes that the run has all targets there are: those of the baseline that it lacks are named in the end. */
    public void whole() {
        whole = true;
    }

    /** Has the verdict said in one line of the diagnostics in the end, where the exit code is not that of success. */
    public void sayVerdict() {
        gist = Optional.of(new Gist());
    }

    /** What was taken so far, reported or not. */
    public Tally seen() {
        return seen;
    }

    /** Goes on where an earlier run ended: what it reported counts. */
    public void goOnFrom(Tally earlier) {
        tally = earlier;
        seen = earlier;
    }

    public void take(DistributionReport distribution) {
        tally = tally.plus(distribution);
        try {
            reporter.distribution(distribution);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Notes that some of the input could not be used. */
    public void unusable() {
        unusable = true;
    }

    /** Ends the report of a run that came to its end, and gives the exit code. */
    public int end() {
        return end(OptionalInt.empty());
    }

    /**
     * Ends the report, and gives the exit code.
     *
     * @param cutShort the code of what cut the run short, so that targets are missing; empty for none
     */
    public int end(OptionalInt cutShort) {
        if (whole && cutShort.isEmpty() && !changes.only()) {
            changes.baseline().flatMap(Baseline::left).ifPresent(diagnostics::warn);
        }
        return cutShort.isPresent()
                ? end(cutShort.getAsInt(), Outcome.UNKNOWN.worse(tally.worst()), true)
                : end(unusable ? policy.unusable() : policy.of(tally), tally.worst(), false);
    }

    /** The code where targets are missing: never that of success. */
    public int incomplete() {
        int soFar = policy.of(tally);
        return soFar == 0 ? ExitPolicy.UNDECIDED : soFar;
    }

    private int end(int exitCode, Outcome outcome, boolean partial) {
        if (changes.only() && tally.all() == 0) {
            return exitCode;
        }
        try {
            reporter.end(new Run(Version.current(), startedAt, Instant.now(), partial, outcome, exitCode, tally));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        if (exitCode != 0) {
            gist.ifPresent(one -> diagnostics.warn(one.of(outcome, tally)));
        }
        return exitCode;
    }
}
