package dev.originprobe.format;

import dev.originprobe.report.Escaped;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of text whose columns are as wide as their widest cell. */
final class Columns {
    private static final String GAP = "  ";

    private Columns() {}

    /**
     * The lines of a table.
     *
     * @param rows of equal length, the header first
     * @param painted colours the last cell of a row
     */
    static String of(List<List<String>> rows, UnaryOperator<String> painted) {
        List<List<String>> cells = rows.stream()
                .map(row -> row.stream().map(Escaped::text).toList())
                .toList();
        int last = cells.get(0).size() - 1;
        int[] widths = new int[last];
        for (List<String> row : cells) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : cells) {
            text.append(GAP);
            for (int i = 0; i < last; i++) {
                text.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            text.append(painted.apply(row.get(last))).append('\n');
        }
        return text.toString();
    }
}
