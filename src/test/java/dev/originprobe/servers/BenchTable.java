package dev.originprobe.servers;

import java.util.Locale;
import java.util.Optional;

/** The one table that {@code scripts/bench} prints: a row as soon as it is measured. */
final class BenchTable {
    private static final String LINE = "| %-46s | %10s | %-8s | %-22s |%n";

    BenchTable() {
        System.out.printf(LINE, "what", "measured", "ratio", "bar");
        System.out.printf(LINE, "---", "---:", "---", "---");
    }

    /** A bar that a figure is held to. */
    record Bar(double most, boolean atLeast, String unit) {
        static Optional<Bar> atMost(double value, String unit) {
            return Optional.of(new Bar(value, false, unit));
        }

        static Optional<Bar> atLeast(double value, String unit) {
            return Optional.of(new Bar(value, true, unit));
        }

        private String held(double value) {
            boolean ok = atLeast ? value >= most : value <= most;
            return (atLeast ? ">= " : "<= ") + number(most) + " " + unit + (ok ? ": ok" : ": over");
        }
    }

    /**
     * A figure.
     *
     * @param beside what it is set in a ratio to; empty for nothing
     */
    void row(String what, double value, String unit, Optional<Double> beside, Optional<Bar> bar) {
        System.out.printf(
                LINE,
                what,
                number(value) + " " + unit,
                beside.map(other -> number(value / other) + " x").orElse(""),
                bar.map(held -> held.held(value)).orElse(""));
    }

    /** What could not be measured, and why not. */
    void missing(String what, String why) {
        System.out.printf(LINE, what, "-", "", why);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
