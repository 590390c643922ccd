package dev.originprobe.format;

import dev.originprobe.report.Escaped;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Severity;

/**
 * A finding, for people: what was seen, what was wanted, what to change, and what that rests on.
 *
 * @param verbose the basis in its own words too
 * @param severalAddresses whether the address must be named
 */
record FindingText(Style style, boolean verbose, boolean severalAddresses) {
    private static final int INDENT = 2;
    private static final int LABEL = 7;

    /** Particulars shown of one finding; the JSON report has them all. */
    private static final int SHOWN = 5;

    String of(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(style.outcome(colour(finding), word(finding)))
                .append(' ')
                .append(style.strong(finding.rule().id()))
                .append('\n')
                .append(Lines.indented(INDENT, finding.rule().title()));
        finding.particulars().stream().limit(SHOWN).forEach(particular -> text.append(particular(particular)));
        if (finding.particulars().size() > SHOWN) {
            text.append(row("", (finding.particulars().size() - SHOWN) + " more like it"));
        }
        text.append(row("fix", finding.remedy()));
        text.append(style.faint(row("basis", basis(finding)).stripTrailing())).append('\n');
        return text.toString();
    }

    private String particular(Particular particular) {
        String where = (severalAddresses
                        ? particular.endpoint().map(endpoint -> endpoint + ": ").orElse("")
                        : "")
                + (particular.certificate().isPresent()
                        ? "certificate " + particular.certificate().getAsInt() + ": "
                        : "");
        return row("seen", where + particular.seen()) + row("wanted", particular.wanted());
    }

    private String basis(Finding finding) {
        return finding.rule().basis().grade().label() + ": "
                + finding.rule().basis().source()
                + (verbose ? ": " + finding.rule().basis().quote() : "");
    }

    private static String row(String label, String text) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(text));
    }

    private static String word(Finding finding) {
        String severity = finding.rule().severity().label();
        return finding.rule().severity() == Severity.BLOCK && !finding.broken() ? "undecided" : severity;
    }

    private static Outcome colour(Finding finding) {
        if (finding.rule().severity() == Severity.BLOCK) {
            return finding.outcome();
        }
        return finding.rule().severity() == Severity.RISK ? Outcome.UNKNOWN : Outcome.CONNECT;
    }
}
