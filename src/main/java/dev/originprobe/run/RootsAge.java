package dev.originprobe.run;

import dev.originprobe.pki.TrustStore;
import java.io.PrintWriter;
import java.time.LocalDate;

/** Warns of a list of roots that is long out of date: Mozilla adds and removes some several times a year. */
public final class RootsAge {
    private static final int DAYS_OF_A_YEAR = 365;

    private RootsAge() {}

    /** One line where the list is older than a year. */
    public static void warn(TrustStore trust, LocalDate today, PrintWriter diagnostics) {
        trust.daysOld(today)
                .filter(days -> days > DAYS_OF_A_YEAR)
                .ifPresent(days -> diagnostics.println("originprobe: the bundled roots are " + days
                        + " days old; update originprobe, or the roots with scripts/update-trust"));
    }
}
