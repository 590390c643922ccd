package dev.originprobe.run;

import dev.originprobe.report.Tally;
import dev.originprobe.verdict.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * How verdicts become an exit code. It does not depend on the format of the report.
 *
 * @param failOn the mildest thing that makes the code non-zero
 * @param style the table of codes
 */
public record ExitPolicy(FailOn failOn, Style style) {
    public static final int USAGE = 2;

    /** Something could not be decided. */
    public static final int UNDECIDED = 3;

    public static final int BUG = 70;

    /** The mildest thing that makes the exit code non-zero. */
    public enum FailOn {
        DROP,
        UNKNOWN,
        RISK
    }

    /** Whose table of exit codes. */
    public enum Style {
        /** 0 every target CONNECT, 1 some DROP, 2 unusable input, 3 some UNKNOWN. */
        GATE,
        /** 0 OK, 1 WARNING for a risk, 2 CRITICAL for a DROP, 3 UNKNOWN, unusable input included. */
        NAGIOS
    }

    int of(Tally tally) {
        if (tally.bug()) {
            return style == Style.NAGIOS ? UNDECIDED : BUG;
        }
        boolean drop = tally.worst() == Outcome.DROP;
        boolean unknown = failOn != FailOn.DROP && tally.worst() == Outcome.UNKNOWN;
        if (style == Style.NAGIOS) {
            return drop ? 2 : unknown ? UNDECIDED : tally.risk() ? 1 : 0;
        }
        return drop ? 1 : unknown ? UNDECIDED : failOn == FailOn.RISK && tally.risk() ? 1 : 0;
    }

    /** The code where some of the input could not be used. */
    int unusable() {
        return style == Style.NAGIOS ? UNDECIDED : USAGE;
    }

    /** The code for unusable input, which is known before the options are: by what stands on the command line. */
    public static int unusable(List<String> args) {
        return asksForNagios(args) ? UNDECIDED : USAGE;
    }

    /** The code for a bug of ours, by what stands on the command line. */
    public static int bug(List<String> args) {
        return asksForNagios(args) ? UNDECIDED : BUG;
    }

    private static boolean asksForNagios(List<String> args) {
        String line = " " + String.join(" ", args).toLowerCase(Locale.ROOT).replace('=', ' ') + " ";
        return line.contains(" --exit-style nagios ");
    }
}
