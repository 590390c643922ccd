package dev.originprobe.format;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines that fit a terminal of 80 columns. */
public final class Lines {
    public static final int WIDTH = 80;

    private Lines() {}

    /** A text behind an indent, wrapped. */
    public static String indented(int indent, String text) {
        String margin = " ".repeat(indent);
        return margin + String.join("\n" + margin, wrap(text, WIDTH - indent)) + "\n";
    }

    /** A label in its column and a text beside it, wrapped into the rest of the width. */
    public static String labelled(int indent, int labelWidth, String label, String text) {
        String first = " ".repeat(indent) + String.format("%-" + labelWidth + "s", label) + " ";
        return first + String.join("\n" + " ".repeat(first.length()), wrap(text, WIDTH - first.length())) + "\n";
    }

    /** At spaces; a word longer than the width is broken where it must be. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            } else if (line.length() > 0) {
                line.append(' ');
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
