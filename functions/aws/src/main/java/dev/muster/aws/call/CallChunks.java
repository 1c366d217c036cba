package dev.muster.aws.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts work into calls of the size a service takes. */
public final class CallChunks {
    private CallChunks() {}

    /** The work in its order, cut into chunks of {@code size}; the last may be smaller. */
    public static <T> List<List<T>> of(Collection<T> work, int size) {
        return of(work, size, _ -> 0, Long.MAX_VALUE);
    }

    /**
     * The same, but a chunk is cut off before what would make it too heavy.
     *
     * @param most of the weight of a chunk; a part that has more is a chunk of its own
     */
    public static <T> List<List<T>> of(Collection<T> work, int size, ToLongFunction<T> weight, long most) {
        List<List<T>> chunks = new ArrayList<>();
        long left = 0;
        for (T part : work) {
            left -= weight.applyAsLong(part);
            if (chunks.isEmpty() || chunks.getLast().size() == size || left < 0) {
                chunks.add(new ArrayList<>());
                left = most - weight.applyAsLong(part);
            }
            chunks.getLast().add(part);
        }
        return chunks;
    }
}
