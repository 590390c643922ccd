package dev.originprobe.cli;

/** What the exit codes mean, for the end of each command's help. */
final class ExitCodes {
    static final String TITLE = "Exit codes: ";

    private static final String UNUSABLE = "2 unusable input, ";

    private static final String BUG = "70 a bug in originprobe";

    /** Of the program. */
    static final String IN_SHORT = TITLE + "0 CONNECT, 1 DROP, 2 unusable input, 3 UNKNOWN, 70 a bug.";

    /** Of the commands that judge origins. */
    static final String OF_VERDICTS = TITLE + "0 every target CONNECT, 1 some DROP, " + UNUSABLE
            + "3 some UNKNOWN and none DROP, " + BUG
            + "; with --exit-style nagios 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.";

    /** Of the commands that print what there is to know. */
    static final String OF_PAGES = TITLE + "0 printed, " + UNUSABLE + BUG + ".";

    /** Of the roots. */
    static final String OF_TRUST =
            TITLE + "0 printed, or nothing to update, 1 something to update, " + UNUSABLE + BUG + ".";

    /** Of the demonstration. */
    static final String OF_DEMO =
            TITLE + "0 every origin came out as expected, " + UNUSABLE + "70 one did not, or a bug in originprobe.";

    private ExitCodes() {}
}
