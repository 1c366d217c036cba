package dev.muster.core.flow.batch;

import dev.muster.core.file.RowEntry;
import dev.muster.core.job.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts people or rows into batches: by number and, because a batch is one item of the store, by bytes. */
public final class BatchCut {
    private BatchCut() {}

    /**
     * Returns the batches, in order.
     *
     * @param bytes the bytes of an element in its batch; 0 for a person without a row
     */
    public static <T> List<List<T>> of(List<T> elements, ToLongFunction<T> bytes) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        long size = 0;
        for (T element : elements) {
            long more = bytes.applyAsLong(element);
            if (!batch.isEmpty() && (isFull(batch) || size + more > RowEntry.MAX_BATCH_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(element);
            size += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** Returns whether the batch has as many elements as one may have. */
    static boolean isFull(List<?> batch) {
        return batch.size() == Limits.BATCH;
    }
}
