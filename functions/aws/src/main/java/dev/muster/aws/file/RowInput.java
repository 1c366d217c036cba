package dev.muster.aws.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what {@link RowOutput} has written. */
final class RowInput {
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final ByteBuffer numbers;
    private final ByteBuffer texts;

    private RowInput(ByteBuffer numbers, ByteBuffer texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** Returns the input of compressed bytes. Throws {@link IllegalStateException} when they are damaged. */
    static RowInput of(byte[] compressed) {
        ByteBuffer head = ByteBuffer.wrap(compressed);
        int numbers = number(head);
        int texts = number(head);
        byte[] plain = inflated(head, numbers + texts);
        return new RowInput(ByteBuffer.wrap(plain, 0, numbers), ByteBuffer.wrap(plain, numbers, texts));
    }

    private static byte[] inflated(ByteBuffer compressed, int length) {
        byte[] plain = new byte[length];
        Inflater inflater = new Inflater(/* nowrap= */ true);
        try {
            inflater.setInput(compressed);
            if (inflater.inflate(plain) == length && length > 0) {
                return plain;
            }
            throw new IllegalStateException("stored rows end early");
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("stored rows are no valid deflate stream", damaged);
        } finally {
            inflater.end();
        }
    }

    int number() {
        return number(numbers);
    }

    private static int number(ByteBuffer bytes) {
        int number = 0;
        int shift = 0;
        int next = bytes.get();
        while ((next & MORE) != 0) {
            number |= (next & LOW_BITS) << shift;
            shift += 7;
            next = bytes.get();
        }
        return number | next << shift;
    }

    String text() {
        byte[] bytes = new byte[number()];
        texts.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
