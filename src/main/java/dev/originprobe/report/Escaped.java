package dev.originprobe.report;

import java.util.Locale;

/** Text that came from a server or a certificate, made safe for a terminal. */
public final class Escaped {
    /** Code points shown: a dozen lines; distinguished names are far shorter, and a megabyte of text is an attack. */
    private static final int LONGEST = 1_000;

    private Escaped() {}

    /**
     * The text with everything that could steer a terminal or a reader's eye written out as <code>\\u{202e}</code>: control
     * characters, line and paragraph separators, bidirectional and invisible formatting, lone surrogates. Backslashes
     * before any of these, or before what looks like one written out, are doubled, so that no text can pretend to be
     * escaped; those of a distinguished name stay as they are. What is longer than 1,000 characters is cut, and the cut named.
     */
    public static String text(String untrusted) {
        StringBuilder safe = new StringBuilder();
        int at = 0;
        for (int shown = 0; at < untrusted.length() && shown < LONGEST; shown++) {
            int codePoint = untrusted.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint == '\\' && isAmbiguous(untrusted, at)) {
                safe.append("\\\\");
            } else if (isSafe(codePoint)) {
                safe.appendCodePoint(codePoint);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
            }
        }
        int left = untrusted.length() - at;
        return left == 0 ? safe.toString() : safe + "... (" + left + " characters more)";
    }

    /** Whether an escape, or what looks like one, is behind the backslashes before this place. */
    private static boolean isAmbiguous(String text, int place) {
        int end = Math.min(text.length(), place + LONGEST);
        int behind = place;
        while (behind < end && text.charAt(behind) == '\\') {
            behind++;
        }
        return behind < end && (text.startsWith("u{", behind) || !isSafe(text.codePointAt(behind)));
    }

    /** Whether a terminal shows it as it is, and nothing else because of it. */
    static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
