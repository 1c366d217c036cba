package dev.muster.api.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A writer of CSV rows (RFC 4180): a row ends with CRLF, and a cell is quoted only when its characters require it. A
 * semicolon or tab is quoted as well, so that no reader takes it for the separator.
 */
public final class CsvWriter {
    private CsvWriter() {}

    public static String row(List<String> cells) {
        return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean isPlain = text.chars().noneMatch(character -> ",;\t\"\r\n".indexOf(character) >= 0);
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
