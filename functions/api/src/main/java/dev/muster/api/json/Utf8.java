package dev.muster.api.json;

import dev.muster.api.problem.Checked;
import dev.muster.core.job.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text if they are UTF-8 (RFC 3629) and nothing else: what is not is refused, never replaced. */
public final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text, which must not begin with a byte order mark (RFC 8259 §8.1). */
    public static Checked<String> decode(ByteBuffer bytes) {
        return decodeMarked(bytes)
                .then(text -> isMarked(text)
                        ? Checked.refused(Problem.Kind.MALFORMED, "the body must not begin with a byte order mark")
                        : Checked.good(text));
    }

    /** The text without the byte order mark it may begin with, as spreadsheets write it. */
    public static Checked<String> decodeUnmarked(ByteBuffer bytes) {
        return decodeMarked(bytes).map(text -> isMarked(text) ? text.substring(1) : text);
    }

    private static boolean isMarked(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    }

    private static Checked<String> decodeMarked(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, out, true);
        return result.isError()
                ? Checked.refused(
                        Problem.Kind.MALFORMED,
                        "the body is not UTF-8: byte " + (bytes.position() + 1) + " does not fit")
                : Checked.good(out.flip().toString());
    }
}
