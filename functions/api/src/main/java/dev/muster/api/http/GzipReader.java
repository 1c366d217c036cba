package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A reader of gzip (RFC 1952): exactly one member, with no bytes after it. It stops as soon as the text is larger than
 * its limit, so a small body cannot fill the memory.
 */
final class GzipReader implements ByteSource {
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
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int inflated;
    private boolean ended;
    private Optional<ApiProblem> problem = Optional.empty();

    /**
     * Creates a reader of these bytes.
     *
     * @param maxBytes most bytes after inflating
     */
    GzipReader(ByteBuffer gzip, int maxBytes) {
        this.gzip = gzip.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.maxBytes = maxBytes;
        checkHeader();
        inflater.setInput(this.gzip);
    }

    /** Returns the inflated bytes; rejects a malformed body, and one that inflates to more than {@code maxBytes}. */
    static Validated<byte[]> inflate(ByteBuffer gzip, int maxBytes) {
        try (GzipReader reader = new GzipReader(gzip, maxBytes)) {
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = reader.read(chunk, 0, CHUNK_BYTES); count >= 0; ) {
                inflated.write(chunk, 0, count);
                count = reader.read(chunk, 0, CHUNK_BYTES);
            }
            return reader.problem()
                    .<Validated<byte[]>>map(Validated::invalid)
                    .orElseGet(() -> Validated.valid(inflated.toByteArray()));
        }
    }

    @Override
    public int read(byte[] to, int from, int length) {
        if (ended) {
            return -1;
        }
        try {
            int count = inflater.inflate(to, from, length);
            return count == 0 ? end() : count(to, from, count);
        } catch (DataFormatException _) {
            return malformed("its compressed bytes are not valid");
        }
    }

    @Override
    public Optional<ApiProblem> problem() {
        return problem;
    }

    @Override
    public void close() {
        ended = true;
        inflater.close();
    }

    private int count(byte[] to, int from, int count) {
        if (count > maxBytes - inflated) {
            return fail(new ApiProblem(
                    ApiProblem.Kind.TOO_LARGE,
                    "the gzip body inflates to more than the limit of %d bytes".formatted(maxBytes)));
        }
        checksum.update(to, from, count);
        inflated += count;
        return count;
    }

    /** Checks the trailer behind the last byte. */
    private int end() {
        if (!inflater.finished() || gzip.remaining() < TRAILER_BYTES) {
            return malformed("it ends early");
        }
        if (gzip.getInt() != (int) checksum.getValue() || gzip.getInt() != inflated) {
            return malformed("its checksum or its length does not match");
        }
        if (gzip.hasRemaining()) {
            return malformed("bytes follow its first member");
        }
        ended = true;
        return -1;
    }

    private void checkHeader() {
        try {
            if (!isHeader()) {
                malformed("its header is not one of RFC 1952");
            }
        } catch (BufferUnderflowException _) {
            malformed("it ends within its header");
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

    private int malformed(String reason) {
        return fail(new ApiProblem(ApiProblem.Kind.MALFORMED, "the body is not valid gzip: " + reason));
    }

    private int fail(ApiProblem found) {
        problem = Optional.of(found);
        ended = true;
        return -1;
    }
}
