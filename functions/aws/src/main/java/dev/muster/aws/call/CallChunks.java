package dev.muster.aws.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts work into calls of the size that a service accepts. */
public final class CallChunks {
    private CallChunks() {}

    /** Returns the work in its order, in chunks of {@code size}. The last chunk may be smaller. */
    public static <T> List<List<T>> of(Collection<T> work, int size) {
        return of(work, size, _ -> 0, Long.MAX_VALUE);
    }

    /**
     * Returns the work in its order, in chunks of at most {@code size} parts and at most {@code most} weight.
     *
     * @param most the largest weight of a chunk; a heavier part is a chunk of its own
     */
    public static <T> List<List<T>> of(Collection<T> work, int size, ToLongFunction<T> weight, long most) {
        List<List<T>> chunks = new ArrayList<>();
        long remaining = 0;
        for (T part : work) {
            remaining -= weight.applyAsLong(part);
            if (chunks.isEmpty() || chunks.getLast().size() == size || remaining < 0) {
                chunks.add(new ArrayList<>());
                remaining = most - weight.applyAsLong(part);
            }
            chunks.getLast().add(part);
        }
        return chunks;
    }
}
