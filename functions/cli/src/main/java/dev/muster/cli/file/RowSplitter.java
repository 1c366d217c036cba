package dev.muster.cli.file;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Optional;

/**
 * Splits a file into parts between two rows. The same file and size give the same parts, so an upload can go on after a
 * crash. Each part of CSV begins with the heading lines.
 */
final class RowSplitter {
    /** The API takes 200,000 rows a part. */
    private static final int MOST_ROWS = 150_000;

    private static final int NO_SEPARATOR = -2;
    private static final String BLANK_CELLS = ",;|\"";

    private final ByteSource in;
    private final long size;
    private final byte[] prefix;
    private final int separator;

    private RowSplitter(ByteSource in, long size, byte[] prefix, int separator) {
        this.in = in;
        this.size = size;
        this.prefix = prefix.clone();
        this.separator = separator;
    }

    /** Returns a splitter into parts of about this many bytes. */
    static RowSplitter of(FileFormat format, InputStream rows, long size) {
        ByteSource in = new ByteSource(rows);
        return switch (format) {
            case CSV -> {
                CsvHeading heading = CsvHeading.read(in);
                yield new RowSplitter(in, size, heading.lines(), heading.separator());
            }
            case NDJSON -> new RowSplitter(in, size, new byte[0], NO_SEPARATOR);
        };
    }

    /** Returns the next part; empty at the end. */
    Optional<byte[]> next() {
        while (in.peek() != ByteSource.END) {
            byte[] part = read();
            if (!isBlank(part)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private byte[] read() {
        ByteArrayOutputStream part = new ByteArrayOutputStream((int) size + (1 << 14));
        part.writeBytes(prefix);
        for (int rows = 0; rows < MOST_ROWS && part.size() < size && in.peek() != ByteSource.END; rows++) {
            copyRow(part);
        }
        return part.toByteArray();
    }

    /** The API refuses a part without rows; spreadsheets leave blank ones at the end of a file. */
    private boolean isBlank(byte[] part) {
        for (int index = prefix.length; index < part.length; index++) {
            if (part[index] < 0 || (part[index] > ' ' && BLANK_CELLS.indexOf(part[index]) < 0)) {
                return false;
            }
        }
        return true;
    }

    private void copyRow(ByteArrayOutputStream part) {
        boolean isQuoted = false;
        boolean isStart = true;
        while (in.peek() != ByteSource.END) {
            int next = in.read();
            part.write(next);
            if (isQuoted) {
                isQuoted = next != '"' || copyIf('"', part);
            } else if (next == '\n' || next == '\r') {
                copyLineFeed(next, part);
                return;
            } else {
                isQuoted = isStart && next == '"' && separator != NO_SEPARATOR;
                isStart = next == separator;
            }
        }
    }

    private void copyLineFeed(int lineBreak, ByteArrayOutputStream part) {
        if (lineBreak == '\r') {
            copyIf('\n', part);
        }
    }

    private boolean copyIf(int wanted, ByteArrayOutputStream part) {
        if (in.peek() != wanted) {
            return false;
        }
        part.write(in.read());
        return true;
    }
}
