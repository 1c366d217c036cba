package dev.muster.core.job;

import java.util.List;

/**
 * A numbered part of a job's people, written before its message is sent and never changed after.
 *
 * @param position the position in the slot that this batch reaches, in the form of its people source; empty in
 *     batches of people by id
 * @param last whether the slot ends with this batch; the last batch may be empty
 * @param rangeBytes estimated bytes of all people of the slot from the first id to the last; 0 when unknown
 */
public record Batch(BatchKey key, List<String> ids, String position, boolean last, long rangeBytes) {
    public Batch {
        ids = List.copyOf(ids);
    }

    public Batch(BatchKey key, List<String> ids, String position, boolean last) {
        this(key, ids, position, last, 0);
    }

    /** Returns this batch with only these of its people. */
    public Batch only(List<String> some) {
        return new Batch(key, some, position, last, rangeBytes);
    }

    /**
     * Returns whether the other batch has the same people and position. The range in bytes may differ, because people
     * grow.
     */
    public boolean isCutAs(Batch other) {
        return ids.equals(other.ids) && position.equals(other.position) && last == other.last;
    }

    /** Returns a batch of people by id. */
    public static Batch named(int number, List<String> ids) {
        return new Batch(new BatchKey(0, number), ids, "", false);
    }
}
