package dev.muster.core.job;

import java.util.List;

/**
 * A numbered part of a job's people, written before its message is sent and never changed after.
 *
 * @param position how far into its slot this batch and those before it reach, in the words of whatever is looked through;
 *     empty in batches of people named by id
 * @param last whether the slot ends with this batch; such a one may be empty
 * @param rangeBytes about how many bytes all people of the slot from the first id to the last have: what reading the stretch
 *     costs. 0 when not known
 */
public record Batch(BatchKey key, List<String> ids, String position, boolean last, long rangeBytes) {
    public Batch {
        ids = List.copyOf(ids);
    }

    public Batch(BatchKey key, List<String> ids, String upto, boolean last) {
        this(key, ids, upto, last, 0);
    }

    /** The same stretch with only these of its people. */
    public Batch only(List<String> some) {
        return new Batch(key, some, position, last, rangeBytes);
    }

    /** Whether the other covers the same people; what lies between them may have grown meanwhile. */
    public boolean isCutAs(Batch other) {
        return ids.equals(other.ids) && position.equals(other.position) && last == other.last;
    }

    /** A batch of people named by id. */
    public static Batch named(int number, List<String> ids) {
        return new Batch(new BatchKey(0, number), ids, "", false);
    }
}
