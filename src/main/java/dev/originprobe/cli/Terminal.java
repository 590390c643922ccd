package dev.originprobe.cli;

/** Whether a person looks at the output. */
final class Terminal {
    /** The launcher's word for "stdout is a terminal", which the JDK cannot tell on every version. */
    private static final String PROPERTY = "originprobe.terminal";

    /** The same for stderr. */
    private static final String ERRORS = "originprobe.terminal.stderr";

    private Terminal() {}

    /** Whether stderr is one that can be written over. */
    static boolean hasErrors() {
        return Boolean.getBoolean(ERRORS) && !"dumb".equals(System.getenv("TERM"));
    }

    /** When to colour, or to show progress. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Whether to colour standard output; NO_COLOR (no-color.org) is honoured unless colour is asked for. */
    static boolean colored(Color color) {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                Boolean.getBoolean(PROPERTY)
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(System.getenv("TERM"));
        };
    }
}
