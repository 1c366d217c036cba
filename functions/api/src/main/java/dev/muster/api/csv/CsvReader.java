package dev.muster.api.csv;

import dev.muster.api.problem.Checked;
import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) strictly: a quote stands only around a whole cell or doubled inside one. Rows end with CRLF or
 * LF; blank lines are no rows.
 */
public final class CsvReader {
    private final String text;
    private final int most;
    private final List<List<String>> rows = new ArrayList<>();
    private int at;
    private int line = 1;
    private Optional<String> trouble = Optional.empty();

    private CsvReader(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /**
     * The cells of every row, the header too.
     *
     * @param most rows there may be, the header not counted
     */
    public static Checked<List<List<String>>> read(String text, int most) {
        return new CsvReader(text, most).read();
    }

    private Checked<List<List<String>>> read() {
        while (at < text.length()) {
            List<String> cells = row();
            if (trouble.isPresent()) {
                return Checked.refused(
                        Problem.Kind.MALFORMED,
                        "not CSV in row %d, line %d: %s".formatted(rows.size(), line, trouble.get()));
            }
            if (!cells.equals(List.of(""))) {
                rows.add(cells);
            }
            if (rows.size() > most + 1) {
                return Checked.refused(Problem.Kind.TOO_LARGE, "there are more rows than the limit of " + most);
            }
        }
        return Checked.good(List.copyOf(rows));
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(isAt('"') ? quoted() : bare());
        } while (trouble.isEmpty() && take(','));
        endRow();
        return List.copyOf(cells);
    }

    private String bare() {
        int begin = at;
        while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (isAt('"')) {
            trouble = Optional.of("a quote inside a cell that does not begin with one");
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
                trouble = Optional.of("the quote opened on line " + opened + " is never closed");
            }
            if (isAt('"')) {
                cell.append('"');
            }
        } while (isAt('"'));
        return cell.toString();
    }

    private void endRow() {
        if (trouble.isPresent() || at == text.length()) {
            return;
        }
        take('\r');
        if (isAt('\n')) {
            countLine();
            at++;
        } else {
            trouble = Optional.of("a cell must be followed by a comma or the end of the line");
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
