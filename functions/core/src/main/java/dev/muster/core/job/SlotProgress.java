package dev.muster.core.job;

/**
 * The progress of planning one slot of a job. It is written after its batches and only moves forward.
 *
 * @param position the position in the slot that the stored batches reach; empty before the first
 * @param selected number of people found so far
 * @param batches number of batches written so far
 * @param closed whether the whole slot is planned
 * @param rows the rows left out so far, of a slot of a file
 * @param cost what planning has used so far
 */
public record SlotProgress(
        int slot, String position, long selected, int batches, boolean closed, PlannedRows rows, Cost cost) {

    /** Creates a progress that has used nothing. */
    public SlotProgress(int slot, String position, long selected, int batches, boolean closed, PlannedRows rows) {
        this(slot, position, selected, batches, closed, rows, Cost.NONE);
    }

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
                rows.plus(PlannedRows.of(batch)),
                cost);
    }

    /** Returns the same progress after planning has used more. */
    public SlotProgress costing(Cost more) {
        return new SlotProgress(slot, position, selected, batches, closed, rows, cost.plus(more));
    }

    /** Returns whether both have planned the same, at whatever cost. */
    public boolean isPlannedAs(SlotProgress other) {
        return equals(new SlotProgress(
                other.slot, other.position, other.selected, other.batches, other.closed, other.rows, cost));
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
