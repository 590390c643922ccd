package dev.originprobe.cli;

import dev.originprobe.run.Version;
import java.util.Locale;

/** A manual page in troff's man macros (man(7)), as it grows. */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** A page of section 1. */
    Roff(String name) {
        text.append(".TH ")
                .append(escaped(name.toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" \"originprobe ")
                .append(escaped(Version.current()))
                .append("\" \"User Commands\"\n");
    }

    void section(String title) {
        text.append(".SH ").append(title).append('\n');
    }

    void text(String paragraph) {
        text.append(".PP\n").append(line(paragraph));
    }

    /** A term in bold, and what it means. */
    void item(String term, String meaning) {
        text.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n").append(line(meaning));
    }

    /** A line that begins with a control character would be a request. */
    private static String line(String words) {
        String line = escaped(words);
        return (line.startsWith(".") || line.startsWith("'") ? "\\&" : "") + line + "\n";
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
