package dev.originprobe.cli;

import dev.originprobe.run.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A manual page in troff's man macros (man(7)), as it grows. */
final class Roff {
    /** Beyond which mandoc complains of an input line. */
    private static final int COLUMNS = 78;

    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** A page of section 1. */
    Roff(String name, LocalDate date) {
        text.append(".TH ")
                .append(escaped(name.toUpperCase(Locale.ROOT)))
                .append(" 1 ")
                .append(date)
                .append(" \"originprobe ")
                .append(escaped(Version.current()))
                .append("\" \"User Commands\"\n");
    }

    void section(String title) {
        text.append(".SH ").append(title).append('\n');
        begun = false;
    }

    void text(String paragraph) {
        // A section is a paragraph already.
        text.append(begun ? ".PP\n" : "");
        begun = true;
        line(paragraph);
    }

    /** A term in bold, and what it means. */
    void item(String term, String meaning) {
        begun = true;
        text.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
        line(meaning);
    }

    /** Lines that stay as they are. */
    void verbatim(List<String> lines) {
        begun = true;
        text.append(".EX\n");
        lines.forEach(line -> text.append(guarded(escaped(line))).append('\n'));
        text.append(".EE\n");
    }

    private void line(String words) {
        StringBuilder line = new StringBuilder();
        for (String word : escaped(words).split(" +", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > COLUMNS) {
                text.append(guarded(line.toString())).append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        text.append(guarded(line.toString())).append('\n');
    }

    /** A line that begins with a control character would be a request. */
    private static String guarded(String line) {
        return (line.startsWith(".") || line.startsWith("'") ? "\\&" : "") + line;
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
