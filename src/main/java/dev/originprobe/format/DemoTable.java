package dev.originprobe.format;

import dev.originprobe.verdict.Outcome;
import java.util.List;

/** What came of the demo's origins, as a table. */
public final class DemoTable {
    private DemoTable() {}

    /**
     * One origin of the demo.
     *
     * @param expectedRule a rule that must be among the findings; empty text for none
     * @param outcome as decided
     * @param rules of the findings, worst first
     */
    public record Row(String title, Outcome expectedOutcome, String expectedRule, Outcome outcome, List<String> rules) {
        /** Whether the origin came out as it should. */
        public boolean asExpected() {
            return outcome == expectedOutcome && (expectedRule.isEmpty() || rules.contains(expectedRule));
        }
    }

    /** The table, a line an origin. */
    public static String of(List<Row> rows, boolean colored) {
        Style style = new Style(colored);
        int width = rows.stream().mapToInt(row -> row.title().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            table.append(style.outcome(row.outcome(), String.format("%-7s", row.outcome())))
                    .append("  ")
                    .append(String.format("%-" + width + "s", row.title()))
                    .append("  ")
                    .append(row.rules().isEmpty() ? "-" : row.rules().get(0))
                    .append(row.rules().size() > 1 ? " +" + (row.rules().size() - 1) : "");
            if (!row.asExpected()) {
                table.append("  (expected ")
                        .append(row.expectedOutcome())
                        .append(row.expectedRule().isEmpty() ? "" : " " + row.expectedRule())
                        .append(')');
            }
            table.append('\n');
        }
        long right = rows.stream().filter(Row::asExpected).count();
        return table.append('\n')
                .append(right + " of " + rows.size() + " origins came out as they should\n")
                .toString();
    }
}
