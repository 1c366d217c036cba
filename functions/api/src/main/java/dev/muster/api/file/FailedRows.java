package dev.muster.api.file;

import dev.muster.api.csv.CsvWriter;
import dev.muster.core.file.RowNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A writer of rows as CSV with their outcomes: the original columns, then {@code row}, {@code outcome} and {@code
 * reason}. The file can be mended and sent again. The first cell of a row gets an apostrophe if a spreadsheet would run
 * it as a formula.
 *
 * @param headings the original headings
 */
public record FailedRows(List<String> headings) {
    public FailedRows {
        headings = List.copyOf(headings);
    }

    /**
     * A row with its outcome.
     *
     * @param cells the original cells by their headings; missing ones are blank
     */
    public record Line(RowNumber number, Map<String, String> cells, String outcome, String reason) {
        public Line {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    /** Returns whether this is the heading of a column that results add; files ignore such columns. */
    public static boolean isAdded(String heading) {
        return FileColumn.RESULT.contains(heading.strip().toLowerCase(Locale.ROOT));
    }

    /** Returns the heading line. */
    public String header() {
        List<String> cells = new ArrayList<>(headings);
        cells.addAll(FileColumn.RESULT);
        return row(cells);
    }

    /** Returns the line of a row. In a file of parts the number of the row names its part: {@code 7 of part 2}. */
    public String line(Line line) {
        List<String> cells = new ArrayList<>();
        headings.forEach(heading -> cells.add(line.cells().getOrDefault(heading, "")));
        cells.add(line.number().text().substring("row ".length()));
        cells.add(line.outcome());
        cells.add(line.reason());
        return row(cells);
    }

    private static String row(List<String> cells) {
        List<String> guarded = new ArrayList<>(cells);
        guarded.set(0, FirstCell.guard(guarded.getFirst()));
        return CsvWriter.row(guarded);
    }
}
