package dev.muster.core.job;

import java.util.List;

/**
 * A numbered part of a job's people, written before its message is sent and never changed after.
 *
 * @param upto the last id of the slot this batch covers, matching or not; empty in batches of people named by id
 * @param last whether the slot ends with this batch; such a one may be empty
 */
public record Batch(BatchKey key, List<String> ids, String upto, boolean last) {
    public Batch {
        ids = List.copyOf(ids);
    }

    /** A batch of people named by id. */
    public static Batch named(int number, List<String> ids) {
        return new Batch(new BatchKey(0, number), ids, "", false);
    }
}
