package dev.originprobe.format;

import dev.originprobe.report.Escaped;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ParticularReport;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.util.function.Function;

/**
 * A finding, for people: what was seen, what was wanted, what to change, and what that rests on.
 *
 * @param verbose the basis in its own words too
 */
record FindingText(Style style, boolean verbose) {
    private static final int INDENT = 2;
    private static final int LABEL = 7;

    /** Particulars shown of one finding; the JSON report has them all. */
    private static final int SHOWN = 5;

    /** A finding about an origin. */
    String of(OriginReport origin, FindingReport finding) {
        return of(finding, origin::where);
    }

    /** A finding about a config. */
    String of(FindingReport finding) {
        return of(finding, place -> "");
    }

    private String of(FindingReport finding, Function<ParticularReport, String> where) {
        StringBuilder text = new StringBuilder();
        text.append(style.outcome(colour(finding), finding.word()))
                .append(' ')
                .append(style.strong(finding.rule()))
                .append('\n')
                .append(Lines.indented(INDENT, finding.title()));
        finding.particulars().stream().limit(SHOWN).forEach(place -> {
            place.setting().ifPresent(setting -> text.append(row("at", setting.path())));
            text.append(row("seen", where.apply(place) + place.seen())).append(row("wanted", place.wanted()));
            place.setting().flatMap(ParticularReport.Setting::value).ifPresent(value -> text.append(row("set", value)));
        });
        if (finding.particulars().size() > SHOWN) {
            text.append(row("", (finding.particulars().size() - SHOWN) + " more like it"));
        }
        text.append(row("fix", finding.remedy()));
        text.append(style.faint(row("basis", basis(finding)).stripTrailing())).append('\n');
        return text.toString();
    }

    private String basis(FindingReport finding) {
        return finding.grade() + ": "
                + finding.basis().source()
                + (verbose ? ": " + finding.basis().quote() : "");
    }

    private static String row(String label, String text) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(text));
    }

    private static Outcome colour(FindingReport finding) {
        return finding.severity() == Severity.RISK ? Outcome.UNKNOWN : finding.outcome();
    }
}
