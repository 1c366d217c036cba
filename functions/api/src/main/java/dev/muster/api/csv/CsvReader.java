package dev.muster.api.csv;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads CSV (RFC 4180) strictly: a quote stands only around a whole cell or doubled inside one. Rows end with CRLF or
 * LF; blank lines are no rows.
 */
public final class CsvReader {
    /** Most cells in a row: far more than there are columns to any table of people. */
    private static final int CELLS = 1_000;

    private final String text;
    private final int most;
    private int rows;
    private int at;
    private int line = 1;
    private Optional<String> failure = Optional.empty();

    private CsvReader(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /**
     * Hands over the cells of every row as it is read, the header too; gives their number.
     *
     * @param most rows there may be, the header not counted
     * @param taker takes a row, or says why not
     */
    public static Validated<Integer> read(String text, int most, Function<List<String>, Optional<Problem>> taker) {
        return new CsvReader(text, most).read(taker);
    }

    private Validated<Integer> read(Function<List<String>, Optional<Problem>> taker) {
        while (passBlankLines()) {
            List<String> cells = row();
            Optional<Problem> refusal =
                    cells.equals(List.of("")) ? refusal() : refusal().or(() -> take(cells, taker));
            if (refusal.isPresent()) {
                return Validated.invalid(refusal.get());
            }
        }
        return Validated.valid(rows);
    }

    /** Whether anything follows them; there may be millions, and each is not to cost a row. */
    private boolean passBlankLines() {
        while (isAt('\n')) {
            countLine();
            at++;
        }
        return at < text.length();
    }

    private Optional<Problem> refusal() {
        return failure.map(what ->
                new Problem(Problem.Kind.MALFORMED, "not CSV in row %d, line %d: %s".formatted(rows, line, what)));
    }

    private Optional<Problem> take(List<String> cells, Function<List<String>, Optional<Problem>> taker) {
        rows++;
        if (rows > most + 1) {
            return Optional.of(new Problem(Problem.Kind.TOO_LARGE, "there are more rows than the limit of " + most));
        }
        if (cells.size() > CELLS) {
            return Optional.of(new Problem(
                    Problem.Kind.TOO_LARGE, "row %d has more cells than the limit of %d".formatted(rows - 1, CELLS)));
        }
        return taker.apply(cells);
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(isAt('"') ? quoted() : bare());
        } while (failure.isEmpty() && cells.size() <= CELLS && take(','));
        if (cells.size() <= CELLS) {
            endRow();
        }
        return List.copyOf(cells);
    }

    private String bare() {
        int begin = at;
        while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (isAt('"')) {
            failure = Optional.of("a quote inside a cell that does not begin with one");
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int opened = line;
        do {
            take('"');
            int begin = at;
            while (at < text.length() && !isAt('"')) {
                countLine();
                at++;
            }
            cell.append(text, begin, at);
            if (!take('"')) {
                failure = Optional.of("the quote opened on line " + opened + " is never closed");
            }
            if (isAt('"')) {
                cell.append('"');
            }
        } while (isAt('"'));
        return cell.toString();
    }

    private void endRow() {
        if (failure.isPresent() || at == text.length()) {
            return;
        }
        take('\r');
        if (isAt('\n')) {
            countLine();
            at++;
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
        return at < text.length() && text.charAt(at) == character;
    }

    private boolean take(char character) {
        boolean there = isAt(character);
        if (there) {
            at++;
        }
        return there;
    }
}
