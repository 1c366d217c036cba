package dev.muster.api.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The separator of a CSV file, and the line with its headings. Spreadsheets of some countries write semicolons, and some
 * programs write tabs or a first line {@code sep=;}.
 *
 * @param headings the heading line; blank when the file has no text
 * @param lines the number of lines read, the heading line included
 */
record CsvDialect(char separator, String headings, int lines) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=([,;\\t|])\"?[,;\\t ]*", Pattern.CASE_INSENSITIVE);

    /** Reads the file up to its headings. Blank lines before them are skipped. */
    static CsvDialect read(TextSource text, FileLimits limits) {
        StringBuilder line = new StringBuilder();
        int lines = 0;
        char separator = 0;
        do {
            line.setLength(0);
            lines += readLine(text, line, limits.rowCharacters());
            Matcher declared = SEPARATOR_LINE.matcher(line);
            if (separator == 0 && declared.matches()) {
                separator = declared.group(1).charAt(0);
                line.setLength(0);
            }
        } while (isSkipped(line) && text.peek() != TextSource.END);
        return new CsvDialect(separator == 0 ? find(line) : separator, line.toString(), lines);
    }

    private static boolean isSkipped(CharSequence line) {
        return line.chars()
                .allMatch(character -> BlankText.isBlank(character) || SEPARATORS.contains((char) character));
    }

    /** Returns the name of the separator for error messages. */
    String separatorName() {
        return switch (separator) {
            case ',' -> "a comma";
            case ';' -> "a semicolon";
            case '\t' -> "a tab";
            default -> "\"" + separator + "\"";
        };
    }

    /**
     * Reads a line of cells, which may have line breaks within quotes; returns the number of lines. A character past the
     * limit makes the line too long.
     */
    private static int readLine(TextSource text, StringBuilder line, int maxCharacters) {
        int lines = 1;
        boolean isQuoted = false;
        while (text.peek() != TextSource.END && line.length() <= maxCharacters) {
            int character = text.read();
            if (!isQuoted && (character == '\n' || character == '\r')) {
                if (character == '\r' && text.peek() == '\n') {
                    text.read();
                }
                return lines;
            }
            lines += character == '\n' ? 1 : 0;
            isQuoted = isQuoted(isQuoted, character, line, line.length());
            line.append((char) character);
        }
        return lines;
    }

    /** Returns whether text is within quotes after the character at {@code index}. */
    private static boolean isQuoted(boolean wasQuoted, int character, CharSequence line, int index) {
        if (character != '"') {
            return wasQuoted;
        }
        char before = index == 0 ? ',' : line.charAt(index - 1);
        // The second of two quotes continues the cell that the first one seemed to close.
        return !wasQuoted && (before == '"' || SEPARATORS.contains(before));
    }

    /** Returns the separator that comes most often outside of quotes; of equal numbers the first of the list. */
    private static char find(CharSequence headings) {
        char found = SEPARATORS.getFirst();
        for (char separator : SEPARATORS) {
            if (count(headings, separator) > count(headings, found)) {
                found = separator;
            }
        }
        return found;
    }

    private static long count(CharSequence headings, char separator) {
        boolean isQuoted = false;
        long count = 0;
        for (int index = 0; index < headings.length(); index++) {
            char character = headings.charAt(index);
            isQuoted = isQuoted(isQuoted, character, headings, index);
            count += !isQuoted && character == separator ? 1 : 0;
        }
        return count;
    }
}
