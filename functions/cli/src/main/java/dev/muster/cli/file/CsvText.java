package dev.muster.cli.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** CSV as the API writes it (RFC 4180): commas, quoted where needed, lines that end with CRLF. */
final class CsvText {
    private CsvText() {}

    /** Returns the rows of the text; a row ends at a line break outside of quotes. */
    static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int index = 0; index < text.length(); index++) {
            char next = text.charAt(index);
            if (next == '"') {
                boolean isDoubled = isQuoted && index + 1 < text.length() && text.charAt(index + 1) == '"';
                cell.append(isDoubled ? "\"" : "");
                index += isDoubled ? 1 : 0;
                isQuoted = isDoubled || !isQuoted;
            } else if (isQuoted || (next != ',' && next != '\n' && next != '\r')) {
                cell.append(next);
            } else if (next != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (next == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        return rows;
    }

    /** Returns a line with these cells. */
    static String row(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        return text.chars().anyMatch(next -> ",;\"\r\n\t".indexOf(next) >= 0) || !text.equals(text.strip())
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
