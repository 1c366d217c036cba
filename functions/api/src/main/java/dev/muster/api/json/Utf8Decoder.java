package dev.muster.api.json;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text if they are UTF-8 (RFC 3629) and nothing else: what is not is refused, never replaced. */
public final class Utf8Decoder {
    private static final int PIECE = 8 * 1024;

    private Utf8Decoder() {}

    /** The text, which must not begin with a byte order mark (RFC 8259 §8.1). */
    public static Validated<String> decode(ByteBuffer bytes) {
        return unmarked(bytes).flatMap(Utf8Decoder::checked).map(Utf8Decoder::text);
    }

    /** The same, to be read without ever being there as a whole. */
    public static Validated<Reader> reader(ByteBuffer bytes) {
        return unmarked(bytes)
                .flatMap(Utf8Decoder::checked)
                .map(good -> new InputStreamReader(new Input(good), StandardCharsets.UTF_8));
    }

    /** The text without the byte order mark it may begin with, as spreadsheets write it. */
    public static Validated<String> decodeUnmarked(ByteBuffer bytes) {
        return checked(isMarked(bytes) ? bytes.slice(3, bytes.remaining() - 3) : bytes)
                .map(Utf8Decoder::text);
    }

    private static Validated<ByteBuffer> unmarked(ByteBuffer bytes) {
        return isMarked(bytes)
                ? Validated.invalid(Problem.Kind.MALFORMED, "the body must not begin with a byte order mark")
                : Validated.valid(bytes);
    }

    private static boolean isMarked(ByteBuffer bytes) {
        return bytes.remaining() >= 3
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF;
    }

    /** Looks at all of it, a piece at a time, so that it costs no memory. */
    private static Validated<ByteBuffer> checked(ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer piece = CharBuffer.allocate(PIECE);
        CoderResult result = decoder.decode(rest, piece, true);
        while (result.isOverflow()) {
            piece.clear();
            result = decoder.decode(rest, piece, true);
        }
        return result.isError()
                ? Validated.invalid(
                        Problem.Kind.MALFORMED,
                        "the body is not UTF-8: byte " + (rest.position() + 1) + " does not fit")
                : Validated.valid(bytes);
    }

    private static String text(ByteBuffer good) {
        byte[] copy = new byte[good.remaining()];
        good.duplicate().get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private static final class Input extends InputStream {
        private final ByteBuffer rest;

        Input(ByteBuffer bytes) {
            this.rest = bytes.duplicate();
        }

        @Override
        public int read() {
            return rest.hasRemaining() ? rest.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int from, int most) {
            if (!rest.hasRemaining()) {
                return -1;
            }
            int taken = Math.min(most, rest.remaining());
            rest.get(to, from, taken);
            return taken;
        }
    }
}
