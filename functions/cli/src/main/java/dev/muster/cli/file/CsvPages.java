package dev.muster.cli.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages of CSV as one table. A page has the columns of its own rows only, so the table has those of all pages. */
public final class CsvPages {
    private final Set<String> headings = new LinkedHashSet<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** Adds a page with its heading line. */
    public void add(String page) {
        List<List<String>> lines = CsvText.read(page);
        if (lines.isEmpty()) {
            return;
        }
        headings.addAll(lines.getFirst());
        lines.stream().skip(1).map(row -> byHeading(lines.getFirst(), row)).forEach(rows::add);
    }

    private static Map<String, String> byHeading(List<String> headings, List<String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int column = 0; column < Math.min(headings.size(), row.size()); column++) {
            cells.put(headings.get(column), row.get(column));
        }
        return cells;
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }

    /** Returns the table as text. The columns that the API adds stand at the end. */
    public String text() {
        List<String> added = List.of("row", "outcome", "reason");
        List<String> columns = new ArrayList<>(headings);
        if (headings.containsAll(added)) {
            columns.removeAll(added);
            columns.addAll(added);
        }
        StringBuilder text = new StringBuilder(CsvText.row(columns));
        rows.forEach(row -> text.append(CsvText.row(
                columns.stream().map(column -> row.getOrDefault(column, "")).toList())));
        return text.toString();
    }
}
