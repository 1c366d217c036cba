package dev.muster.aws.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/**
 * Writes numbers and texts, and compresses them. Numbers and the lengths of texts lie apart from the texts, because
 * those of similar rows are alike and then compress to almost nothing.
 */
final class RowOutput {
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int BUFFER = 8 * 1024;

    private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();

    /** Writes a number, from 0, in one byte for each 7 bits. */
    void number(int number) {
        int rest = number;
        while (rest > LOW_BITS) {
            numbers.write((rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        numbers.write(rest);
    }

    /** Writes a text of any length. */
    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        texts.writeBytes(bytes);
    }

    /** Returns all that was written: the bytes of the numbers and of the texts, compressed, after their lengths. */
    byte[] compressed() {
        RowOutput whole = new RowOutput();
        whole.number(numbers.size());
        whole.number(texts.size());
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true);
        deflate(deflater, numbers.toByteArray(), texts.toByteArray(), whole.numbers);
        deflater.end();
        return whole.numbers.toByteArray();
    }

    private static void deflate(Deflater deflater, byte[] first, byte[] second, ByteArrayOutputStream out) {
        byte[] buffer = new byte[BUFFER];
        deflater.setInput(first);
        while (!deflater.needsInput()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.setInput(second);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
    }
}
