package dev.originprobe.report;

import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.util.List;

/**
 * The {@code finding} object of the report: a rule that is broken or undecided, where, and what would mend it.
 *
 * @param rule its id
 * @param title one line, what is wrong when it is broken
 * @param remedy the smallest change that fixes it
 * @param also the controls of other tools that look at the same
 */
public record FindingReport(
        String rule,
        Finding.State ruling,
        Severity severity,
        String title,
        List<ParticularReport> particulars,
        String remedy,
        Basis basis,
        List<String> also) {
    public FindingReport {
        particulars = List.copyOf(particulars);
        also = List.copyOf(also);
    }

    static FindingReport of(Finding finding) {
        return new FindingReport(
                finding.rule().id(),
                finding.ruling(),
                finding.rule().severity(),
                finding.rule().title(),
                finding.particulars().stream().map(ParticularReport::of).toList(),
                finding.remedy(),
                finding.rule().basis(),
                finding.rule().also());
    }

    /** The same with other particulars. */
    FindingReport with(List<ParticularReport> places) {
        return new FindingReport(rule, ruling, severity, title, places, remedy, basis, also);
    }

    /** What it means for the connection: only a blocking rule decides. */
    public Outcome outcome() {
        return severity != Severity.BLOCK
                ? Outcome.CONNECT
                : ruling == Finding.State.BROKEN ? Outcome.DROP : Outcome.UNKNOWN;
    }

    /** {@code risk}, {@code note}, or of a rule that blocks {@code block} where it is broken and {@code undecided}. */
    public String word() {
        return outcome() == Outcome.UNKNOWN ? ruling.label() : severity.label();
    }

    /** The grade of its basis: {@code documented}. */
    public String grade() {
        return basis.grade().label();
    }
}
