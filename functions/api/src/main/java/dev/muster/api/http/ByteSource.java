package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Bytes that are read one chunk after another, so that all of them are never in memory. */
public interface ByteSource extends AutoCloseable {

    /**
     * Reads up to {@code length} bytes, at least 1. Returns their number, or -1 at the end or when the bytes cannot be
     * read further; {@link #problem} tells which.
     */
    int read(byte[] to, int from, int length);

    /** Returns why the bytes ended before their end; empty while they can be read. */
    Optional<ApiProblem> problem();

    /** Frees what the source holds. No byte can be read afterwards. */
    @Override
    void close();

    /** Returns the bytes of the buffer. */
    static ByteSource of(ByteBuffer bytes) {
        return new BufferBytes(bytes.duplicate());
    }

    /** The rest of a buffer. */
    record BufferBytes(ByteBuffer rest) implements ByteSource {
        @Override
        public int read(byte[] to, int from, int length) {
            int count = Math.min(length, rest.remaining());
            rest.get(to, from, count);
            return count == 0 ? -1 : count;
        }

        @Override
        public Optional<ApiProblem> problem() {
            return Optional.empty();
        }

        @Override
        public void close() {
            rest.position(rest.limit());
        }
    }
}
