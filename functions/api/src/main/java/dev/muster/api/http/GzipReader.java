package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A reader of gzip (RFC 1952): exactly one member, with no bytes after it. It stops as soon as the text is larger than
 * its limit, so a small body cannot fill the memory.
 */
final class GzipReader {
    private static final int MAGIC = 0x8B1F;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int TRAILER_BYTES = 8;
    private static final int CHUNK_BYTES = 16 * 1024;

    private final ByteBuffer gzip;
    private final int maxBytes;

    private GzipReader(ByteBuffer gzip, int maxBytes) {
        this.gzip = gzip.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.maxBytes = maxBytes;
    }

    /** Returns the inflated bytes; rejects a malformed body, and one that inflates to more than {@code maxBytes}. */
    static Validated<byte[]> inflate(ByteBuffer gzip, int maxBytes) {
        return new GzipReader(gzip, maxBytes).read();
    }

    private Validated<byte[]> read() {
        try {
            return isHeader() ? inflate() : malformed("its header is not one of RFC 1952");
        } catch (BufferUnderflowException _) {
            return malformed("it ends within its header");
        }
    }

    /** Reads the header; returns whether it is well-formed. */
    private boolean isHeader() {
        boolean isDeflate = (gzip.getShort() & 0xFFFF) == MAGIC && gzip.get() == DEFLATE;
        int flags = gzip.get();
        skip(Integer.BYTES + 2);
        if ((flags & EXTRA) != 0) {
            skip(gzip.getShort() & 0xFFFF);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(Short.BYTES);
        }
        return isDeflate && (flags & RESERVED) == 0;
    }

    private void skip(int bytes) {
        if (bytes > gzip.remaining()) {
            throw new BufferUnderflowException();
        }
        gzip.position(gzip.position() + bytes);
    }

    private void skipText() {
        while (gzip.get() != 0) {
            // The text ends with its first zero.
        }
    }

    private Validated<byte[]> inflate() {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(gzip);
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    return malformed("it ends early");
                }
                if (count > maxBytes - inflated.size()) {
                    return Validated.invalid(
                            ApiProblem.Kind.TOO_LARGE,
                            "the gzip body inflates to more than the limit of %d bytes".formatted(maxBytes));
                }
                inflated.write(chunk, 0, count);
            }
            return checked(inflated.toByteArray());
        } catch (DataFormatException _) {
            return malformed("its compressed bytes are not valid");
        }
    }

    private Validated<byte[]> checked(byte[] inflated) {
        if (gzip.remaining() < TRAILER_BYTES) {
            return malformed("it ends early");
        }
        CRC32 checksum = new CRC32();
        checksum.update(inflated);
        if (gzip.getInt() != (int) checksum.getValue() || gzip.getInt() != inflated.length) {
            return malformed("its checksum or its length does not match");
        }
        return gzip.hasRemaining() ? malformed("bytes follow its first member") : Validated.valid(inflated);
    }

    private static <T> Validated<T> malformed(String reason) {
        return Validated.invalid(ApiProblem.Kind.MALFORMED, "the body is not valid gzip: " + reason);
    }
}
