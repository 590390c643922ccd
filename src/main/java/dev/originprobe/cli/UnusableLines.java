package dev.originprobe.cli;

import dev.originprobe.run.Diagnostics;

/** What is said of the lines of a file that cannot be used: of each, or of the first alone where all are like it. */
final class UnusableLines {
    private final String file;
    private final Diagnostics diagnostics;
    private boolean someUsable;
    private String first = "";
    private int others;
    private int last;

    UnusableLines(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /**
     * A line that cannot be used.
     *
     * @param number from 1
     */
    void take(int number, String why) {
        String complaint = file + ":" + number + ": " + why;
        if (someUsable) {
            diagnostics.warn(complaint);
        } else if (first.isEmpty()) {
            first = complaint;
        } else {
            others++;
            last = number;
        }
    }

    /** A line can be used: the file is of the right kind, and those before it are told of. */
    void usable() {
        if (!someUsable && !first.isEmpty()) {
            diagnostics.warn(first);
            if (others > 0) {
                diagnostics.warn(
                        file + ": others up to line " + last + ", " + others + " in all, cannot be used either");
            }
        }
        someUsable = true;
    }

    /** The file has no more lines. */
    void end() {
        if (!someUsable && !first.isEmpty()) {
            diagnostics.warn(first + (others > 0 ? ", and no line after it can be used" : ""));
        }
    }
}
