package dev.muster.cli.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first lines of a CSV file up to its headings, which every part of the file repeats. Found by the rules of
 * docs/files.md.
 *
 * @param lines the line {@code sep=} if there is one, and the heading line
 * @param separator the character between two cells
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are never changed.
record CsvHeading(byte[] lines, int separator) {
    /** A heading line longer than this is none. */
    private static final int LONGEST = 1 << 18;

    private static final String SEPARATORS = ",;\t";
    private static final Pattern DECLARED = Pattern.compile("\"?sep=([,;\\t|])\"?[,;\\t ]*", Pattern.CASE_INSENSITIVE);

    static CsvHeading read(ByteSource in) {
        skipByteOrderMark(in);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int separator = 0;
        while (in.peek() != ByteSource.END) {
            byte[] line = line(in);
            String text = new String(line, StandardCharsets.ISO_8859_1).strip();
            Matcher declared = DECLARED.matcher(text);
            boolean isDeclaration = separator == 0 && declared.matches();
            separator = isDeclaration ? declared.group(1).charAt(0) : separator;
            boolean isBlank = text.chars().allMatch(next -> next <= ' ' || SEPARATORS.indexOf(next) >= 0);
            if (isDeclaration || !isBlank) {
                lines.writeBytes(line);
            }
            if (!isDeclaration && !isBlank) {
                return new CsvHeading(lines.toByteArray(), separator == 0 ? mostFrequent(text) : separator);
            }
        }
        return new CsvHeading(lines.toByteArray(), ',');
    }

    private static void skipByteOrderMark(ByteSource in) {
        if (in.peek() == 0xef) {
            in.read();
            in.read();
            in.read();
        }
    }

    /** Reads a line whose quoted cells may have line breaks, and ends it with a line feed. */
    private static byte[] line(ByteSource in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isQuoted = false;
        int before = ',';
        while (in.peek() != ByteSource.END && line.size() <= LONGEST) {
            int next = in.read();
            if (!isQuoted && (next == '\n' || next == '\r')) {
                if (next == '\r' && in.peek() == '\n') {
                    in.read();
                }
                break;
            }
            isQuoted = isQuoted(isQuoted, next, before);
            line.write(next);
            before = next;
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static boolean isQuoted(boolean wasQuoted, int next, int before) {
        return next != '"' ? wasQuoted : !wasQuoted && (before == '"' || SEPARATORS.indexOf(before) >= 0);
    }

    private static int mostFrequent(String headings) {
        int found = SEPARATORS.charAt(0);
        for (int separator : SEPARATORS.chars().toArray()) {
            found = count(headings, separator) > count(headings, found) ? separator : found;
        }
        return found;
    }

    private static long count(String headings, int separator) {
        boolean isQuoted = false;
        long count = 0;
        int before = ',';
        for (int next : headings.chars().toArray()) {
            isQuoted = isQuoted(isQuoted, next, before);
            count += !isQuoted && next == separator ? 1 : 0;
            before = next;
        }
        return count;
    }
}
