package dev.muster.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table as text: columns as wide as their widest cell, two blanks between them. */
public record TextTable(List<List<String>> rows) {
    private static final int WIDEST = 60;

    public TextTable {
        rows = List.copyOf(rows);
    }

    /** Returns the lines of the table. */
    public List<String> lines() {
        List<List<String>> plain = rows.stream()
                .map(row -> row.stream().map(TextTable::cell).toList())
                .toList();
        int[] widths = widths(plain);
        return plain.stream().map(row -> line(row, widths)).toList();
    }

    private static String cell(String text) {
        String plain = PlainText.line(text);
        return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
    }

    private static int[] widths(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            cells.add(column == row.size() - 1 ? cell : cell + " ".repeat(widths[column] - cell.length()));
        }
        return String.join("  ", cells).stripTrailing();
    }
}
