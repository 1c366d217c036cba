package dev.muster.api.csv;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A strict CSV reader (RFC 4180): quotes may only enclose a whole cell, or be doubled inside a quoted cell. Rows end
 * with CRLF or LF; blank lines are ignored. FastCSV does not replace it, because it reads a stray quote as text, takes
 * an unclosed one to enclose the rest of the file, and names no column in its errors.
 */
public final class CsvReader {
    /** Largest number of cells in a row, far above the number of columns in any table of people. */
    private static final int MAX_CELLS = 1_000;

    private final String text;
    private final int maxRows;
    private int rows;
    private int position;
    private int line = 1;
    private Optional<String> failure = Optional.empty();

    private CsvReader(String text, int maxRows) {
        this.text = text;
        this.maxRows = maxRows;
    }

    /**
     * Passes the cells of every row to {@code rowHandler} as it is read, the header included; returns the number of
     * rows.
     *
     * @param maxRows largest number of rows, the header not counted
     * @param rowHandler handles a row, or returns the problem that ends the reading
     */
    public static Validated<Integer> read(
            String text, int maxRows, Function<List<String>, Optional<ApiProblem>> rowHandler) {
        return new CsvReader(text, maxRows).read(rowHandler);
    }

    private Validated<Integer> read(Function<List<String>, Optional<ApiProblem>> rowHandler) {
        while (skipBlankLines()) {
            List<String> cells = row();
            Optional<ApiProblem> problem =
                    cells.equals(List.of("")) ? problem() : problem().or(() -> handle(cells, rowHandler));
            if (problem.isPresent()) {
                return Validated.invalid(problem.get());
            }
        }
        return Validated.valid(rows);
    }

    /**
     * Skips blank lines and returns whether text follows. A body may have millions of them, so none is stored as a row.
     */
    private boolean skipBlankLines() {
        while (isAt('\n')) {
            countLine();
            position++;
        }
        return position < text.length();
    }

    private Optional<ApiProblem> problem() {
        return failure.map(error -> new ApiProblem(
                ApiProblem.Kind.MALFORMED, "not CSV in row %d, line %d: %s".formatted(rows, line, error)));
    }

    private Optional<ApiProblem> handle(List<String> cells, Function<List<String>, Optional<ApiProblem>> rowHandler) {
        rows++;
        if (rows > maxRows + 1) {
            return Optional.of(
                    new ApiProblem(ApiProblem.Kind.TOO_LARGE, "there are more rows than the limit of " + maxRows));
        }
        if (cells.size() > MAX_CELLS) {
            return Optional.of(new ApiProblem(
                    ApiProblem.Kind.TOO_LARGE,
                    "row %d has more cells than the limit of %d".formatted(rows - 1, MAX_CELLS)));
        }
        return rowHandler.apply(cells);
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(isAt('"') ? quotedCell() : unquotedCell());
        } while (failure.isEmpty() && cells.size() <= MAX_CELLS && skip(','));
        if (cells.size() <= MAX_CELLS) {
            endRow();
        }
        return List.copyOf(cells);
    }

    private String unquotedCell() {
        int start = position;
        while (position < text.length() && ",\r\n\"".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        if (isAt('"')) {
            failure = Optional.of("a quote inside an unquoted cell");
        }
        return text.substring(start, position);
    }

    private String quotedCell() {
        StringBuilder cell = new StringBuilder();
        int openingLine = line;
        do {
            skip('"');
            int start = position;
            while (position < text.length() && !isAt('"')) {
                countLine();
                position++;
            }
            cell.append(text, start, position);
            if (!skip('"')) {
                failure = Optional.of("the quote opened on line " + openingLine + " is not closed");
            }
            if (isAt('"')) {
                cell.append('"');
            }
        } while (isAt('"'));
        return cell.toString();
    }

    private void endRow() {
        if (failure.isPresent() || position == text.length()) {
            return;
        }
        skip('\r');
        if (isAt('\n')) {
            countLine();
            position++;
        } else {
            failure = Optional.of("a cell must be followed by a comma or the end of the line");
        }
    }

    private void countLine() {
        if (isAt('\n')) {
            line++;
        }
    }

    private boolean isAt(char character) {
        return position < text.length() && text.charAt(position) == character;
    }

    private boolean skip(char character) {
        boolean matches = isAt(character);
        if (matches) {
            position++;
        }
        return matches;
    }
}
