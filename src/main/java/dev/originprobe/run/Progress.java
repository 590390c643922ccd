package dev.originprobe.run;

import dev.originprobe.report.Tally;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How far a run is, on a line of the terminal that is written over. */
public final class Progress {
    /** Often enough to be seen moving, and seldom enough to cost nothing. */
    private static final long BETWEEN = Duration.ofMillis(200).toNanos();

    /** To the beginning of the line, which is erased to its end (ECMA-48: EL). */
    private static final String ERASED = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean wanted;
    private final OptionalLong total;
    private final LongSupplier clock;
    private final long startedAt;
    private long shownAt;
    private boolean shown;

    /**
     * The progress of a run that begins now.
     *
     * @param wanted whether it is shown at all
     * @param total how many targets there are; empty where that is not known
     * @param clock nanoseconds that never go back, as System.nanoTime
     */
    public Progress(PrintWriter terminal, boolean wanted, OptionalLong total, LongSupplier clock) {
        this.terminal = terminal;
        this.wanted = wanted;
        this.total = total;
        this.clock = clock;
        this.startedAt = clock.getAsLong();
        this.shownAt = startedAt - BETWEEN;
    }

    /** Makes room for something else on the terminal; at the end too. */
    public void clear() {
        if (shown) {
            terminal.print(ERASED);
            terminal.flush();
            shown = false;
        }
    }

    /** Shows how far it is, where that was not shown just now. */
    public void show(Tally tally) {
        long now = clock.getAsLong();
        if (!wanted || (shown && now - shownAt < BETWEEN)) {
            return;
        }
        shownAt = now;
        shown = true;
        terminal.print(ERASED + text(tally, now - startedAt));
        terminal.flush();
    }

    private String text(Tally tally, long nanos) {
        double seconds = Math.max(nanos, 1) / 1e9;
        double rate = tally.all() / seconds;
        return tally.all()
                + (total.isPresent() ? "/" + total.getAsLong() : "")
                + String.format(Locale.ROOT, "  %.1f/s", rate)
                + "  " + tally.connect() + " CONNECT, " + tally.drop() + " DROP, " + tally.unknown() + " UNKNOWN"
                + (total.isPresent() && rate > 0 ? "  " + left(total.getAsLong() - tally.all(), rate) + " left" : "");
    }

    /** {@code 1:05:09}, {@code 5:09}. */
    private static String left(long targets, double rate) {
        long seconds = Math.max(0, Math.round(targets / rate));
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
