package dev.muster.api.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Writes rows of CSV (RFC 4180): ended by CRLF, quoted where they must be, nothing else about them changed. */
public final class CsvWriter {
    private CsvWriter() {}

    public static String row(List<String> cells) {
        return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean isPlain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
