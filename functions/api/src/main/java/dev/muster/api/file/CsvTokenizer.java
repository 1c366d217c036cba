package dev.muster.api.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tokenizer of CSV (RFC 4180), which reads one row at a time. Rows end with CRLF, LF or CR. A quote within an unquoted
 * cell is text, as spreadsheets write {@code 5" pipe}. A row that is malformed within one line is an error of that row. A
 * quoted cell that never ends, or ends wrongly after a line break, is an error of the file: the tokenizer cannot tell
 * where the next row begins, and the inside of a cell must not be read as rows.
 */
final class CsvTokenizer {
    private static final int QUOTE = '"';

    private final TextSource text;
    private final char separator;
    private final FileLimits limits;
    private int line;
    private Optional<String> fileError = Optional.empty();

    // Of the row that is read.
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int characters;
    private Optional<String> rowError = Optional.empty();

    /**
     * Creates a tokenizer.
     *
     * @param line the number of the first line, from 1
     */
    CsvTokenizer(TextSource text, char separator, int line, FileLimits limits) {
        this.text = text;
        this.separator = separator;
        this.line = line;
        this.limits = limits;
    }

    /**
     * A row.
     *
     * @param cells its cells; those before the error when there is one
     * @param error why the row cannot be read
     */
    record CsvRow(List<String> cells, Optional<String> error) {
        CsvRow {
            cells = List.copyOf(cells);
        }

        /** Returns whether all cells are blank: spreadsheets write such rows behind the last one. */
        boolean isBlank() {
            return error.isEmpty() && cells.stream().allMatch(BlankText::isBlank);
        }
    }

    /** Reads the next row; empty at the end, and when the file cannot be read further. */
    Optional<CsvRow> next() {
        if (text.peek() == TextSource.END || fileError.isPresent()) {
            return Optional.empty();
        }
        cells.clear();
        characters = 0;
        rowError = Optional.empty();
        do {
            readCell();
        } while (fileError.isEmpty() && text.peek() == separator && text.read() == separator);
        readLineBreak();
        return fileError.isPresent() ? Optional.empty() : Optional.of(new CsvRow(cells, rowError));
    }

    /** Returns why the rows cannot be read to the end of the file; empty when they can. */
    Optional<String> fileError() {
        return fileError;
    }

    private void readCell() {
        cell.setLength(0);
        if (text.peek() == QUOTE) {
            readQuoted();
        } else {
            readUnquoted();
            if (isQuotedAfterBlanks()) {
                reject("has blanks before the opening quote of cell " + (cells.size() + 1));
            }
        }
        if (rowError.isEmpty()) {
            cells.add(cell.toString());
            if (cells.size() > limits.columns()) {
                reject("has more cells than the limit of " + limits.columns());
            }
        }
    }

    private void readQuoted() {
        int openingLine = line;
        text.read();
        while (text.peek() != TextSource.END) {
            int character = text.read();
            if (character != QUOTE) {
                countLine(character);
                append(character);
            } else if (text.peek() == QUOTE) {
                append(text.read());
            } else {
                readRest(openingLine);
                return;
            }
        }
        failFile("the quote opened on line " + openingLine + " is not closed before the end of the file");
    }

    /** Reads text behind the closing quote of a cell, where none may be. */
    private void readRest(int openingLine) {
        if (text.peek() == separator || isAtLineEnd()) {
            return;
        }
        if (line > openingLine) {
            failFile("text follows the closing quote of the cell that begins on line " + openingLine);
            return;
        }
        reject("has text after the closing quote of cell %d; a quote within a quoted cell is written twice"
                .formatted(cells.size() + 1));
        readUnquoted();
    }

    private void readUnquoted() {
        while (text.peek() != separator && !isAtLineEnd()) {
            append(text.read());
        }
    }

    private boolean isQuotedAfterBlanks() {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == ' ') {
            start++;
        }
        return start > 0 && start < cell.length() && cell.charAt(start) == QUOTE;
    }

    private void append(int character) {
        characters++;
        if (characters > limits.rowCharacters() && rowError.isEmpty()) {
            reject("is longer than the limit of %d characters".formatted(limits.rowCharacters()));
        }
        if (rowError.isEmpty()) {
            cell.append((char) character);
        }
    }

    private boolean isAtLineEnd() {
        int next = text.peek();
        return next == '\n' || next == '\r' || next == TextSource.END;
    }

    private void readLineBreak() {
        if (text.peek() == '\r') {
            text.read();
            line += text.peek() == '\n' ? 0 : 1;
        }
        if (text.peek() == '\n') {
            countLine(text.read());
        }
    }

    private void countLine(int character) {
        if (character == '\n') {
            line++;
        }
    }

    private void reject(String reason) {
        if (rowError.isEmpty()) {
            rowError = Optional.of(reason);
        }
    }

    private void failFile(String reason) {
        fileError = Optional.of(reason);
    }
}
