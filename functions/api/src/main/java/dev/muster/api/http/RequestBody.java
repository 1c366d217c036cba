package dev.muster.api.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The bytes of a request's body. */
public final class RequestBody {
    /** Largest body of a request, in bytes: Lambda's limit for a payload. */
    public static final int MAX_BYTES = 6 * 1024 * 1024;

    public static final RequestBody EMPTY = new RequestBody(new byte[0]);

    private final byte[] bytes;

    private RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a body of these bytes, which the caller must not change afterwards. */
    static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes);
    }

    /** Returns the body of a text, as UTF-8; empty when the text has no UTF-8 form. */
    public static Optional<RequestBody> ofText(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Optional.of(new RequestBody(bytes));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Decodes a body from base64; empty when the text is malformed. */
    public static Optional<RequestBody> ofBase64(String text) {
        try {
            return Optional.of(new RequestBody(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public int size() {
        return bytes.length;
    }

    /** Returns a read-only view of the bytes. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
