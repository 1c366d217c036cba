package dev.muster.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a file, one by one, with a look at the next. */
final class ByteSource {
    static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int length;

    ByteSource(InputStream in) {
        this.in = in;
    }

    int peek() {
        if (position == length) {
            fill();
        }
        return length <= 0 ? END : buffer[position] & 0xff;
    }

    int read() {
        int next = peek();
        position += next == END ? 0 : 1;
        return next;
    }

    private void fill() {
        try {
            length = Math.max(0, in.read(buffer));
            position = 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
