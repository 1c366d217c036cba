package dev.muster.core.job;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a job's people are cut into batches.
 *
 * @param selected distinct people selected
 * @param repeated mentions that were folded
 * @param batches how many batches there are, numbered from 0 in slot 0
 */
public record Plan(long selected, long repeated, int batches) {

    /** The plan for so many people named by id. */
    public static Plan ofIds(int selected, int repeated) {
        return new Plan(selected, repeated, Math.ceilDiv(selected, Limits.BATCH));
    }

    /** Cuts ids into full batches; the last may be smaller. */
    public static List<Batch> cut(List<String> ids) {
        return IntStream.range(0, Math.ceilDiv(ids.size(), Limits.BATCH))
                .mapToObj(number -> new Batch(
                        new BatchKey(0, number),
                        ids.subList(number * Limits.BATCH, Math.min(ids.size(), (number + 1) * Limits.BATCH))))
                .toList();
    }

    /** The keys of all batches, in order. */
    public List<BatchKey> keys() {
        return IntStream.range(0, batches)
                .mapToObj(number -> new BatchKey(0, number))
                .toList();
    }

    /** How many batches are counted on that page once it is full. */
    public int expectedOn(PageKey page) {
        return Math.clamp(batches - (long) page.number() * Limits.PAGE, 0, Limits.PAGE);
    }
}
