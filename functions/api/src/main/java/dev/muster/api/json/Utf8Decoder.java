package dev.muster.api.json;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A strict UTF-8 decoder (RFC 3629): malformed bytes are rejected, never replaced. A byte order mark at the beginning is
 * skipped in every format, as spreadsheets and editors write one (RFC 8259 §8.1 allows it for JSON).
 */
public final class Utf8Decoder {
    private static final int MARK_BYTES = 3;
    private static final int CHUNK_CHARACTERS = 8 * 1024;

    private Utf8Decoder() {}

    /** Decodes the text. */
    public static Validated<String> decode(ByteBuffer bytes) {
        return validate(bytes).map(Utf8Decoder::text);
    }

    /** Returns a reader of the text, so that the whole text is never in memory. */
    public static Validated<Reader> reader(ByteBuffer bytes) {
        return validate(bytes)
                .map(valid -> new InputStreamReader(new BufferInputStream(valid), StandardCharsets.UTF_8));
    }

    private static ByteBuffer withoutMark(ByteBuffer bytes) {
        return isMarked(bytes) ? bytes.slice(MARK_BYTES, bytes.remaining() - MARK_BYTES) : bytes;
    }

    private static boolean isMarked(ByteBuffer bytes) {
        return bytes.remaining() >= MARK_BYTES
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF;
    }

    /**
     * Validates all bytes in chunks, so that validation needs little memory. Returns them without the byte order mark.
     */
    private static Validated<ByteBuffer> validate(ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chunk = CharBuffer.allocate(CHUNK_CHARACTERS);
        CoderResult result = decoder.decode(rest, chunk, true);
        while (result.isOverflow()) {
            chunk.clear();
            result = decoder.decode(rest, chunk, true);
        }
        return result.isError()
                ? Validated.invalid(
                        ApiProblem.Kind.MALFORMED,
                        "the body is not UTF-8: byte " + (rest.position() + 1) + " is malformed")
                : Validated.valid(withoutMark(bytes));
    }

    private static String text(ByteBuffer valid) {
        byte[] copy = new byte[valid.remaining()];
        valid.duplicate().get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private static final class BufferInputStream extends InputStream {
        private final ByteBuffer rest;

        BufferInputStream(ByteBuffer bytes) {
            this.rest = bytes.duplicate();
        }

        @Override
        public int read() {
            return rest.hasRemaining() ? rest.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            if (!rest.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, rest.remaining());
            rest.get(to, from, count);
            return count;
        }
    }
}
