package dev.muster.core.job;

/**
 * The progress of planning one slot of a job. It is written after its batches and only moves forward.
 *
 * @param position the position in the slot that the stored batches reach; empty before the first
 * @param selected number of people found so far
 * @param batches number of batches written so far
 * @param closed whether the whole slot is planned
 * @param rows the rows left out so far, of a slot of a file
 */
public record SlotProgress(int slot, String position, long selected, int batches, boolean closed, PlannedRows rows) {

    /** Creates the progress of a slot without rows. */
    public SlotProgress(int slot, String position, long selected, int batches, boolean closed) {
        this(slot, position, selected, batches, closed, PlannedRows.NONE);
    }

    /** Returns the progress of a slot that no planner has begun. */
    public static SlotProgress unplanned(int slot) {
        return new SlotProgress(slot, "", 0, 0, false);
    }

    /** Returns the progress after the next batch of the slot is written. An empty last batch is not counted. */
    public SlotProgress after(Batch batch) {
        return new SlotProgress(
                slot,
                batch.position(),
                selected + batch.selected(),
                batch.last() && batch.isEmpty() ? batches : batches + 1,
                batch.last(),
                rows.plus(PlannedRows.of(batch)));
    }

    /** Returns the progress of a slot that closes without a batch. */
    public SlotProgress closedWithoutBatches() {
        return new SlotProgress(slot, "", 0, 0, true, rows);
    }

    /** Returns whether the slot is closed and has no batch. */
    public boolean isClosedWithoutBatches() {
        return closed && batches == 0;
    }

    /** Returns the key of the next batch after {@code more} further ones. */
    public BatchKey next(int more) {
        return new BatchKey(slot, batches + more);
    }

    /** Returns the number of planned batches on the page. */
    public int plannedOn(PageKey page) {
        return Math.clamp(batches - (long) page.number() * Limits.PAGE, 0, Limits.PAGE);
    }
}
