package dev.muster.core.job;

/**
 * How far one slot of a job is planned: written after its batches, only ever forward.
 *
 * @param position the last id looked at; empty before the first
 * @param selected people found so far
 * @param batches batches written so far, numbered from 0
 * @param closed whether all of the slot has been looked through
 */
public record SlotProgress(int slot, String position, long selected, int batches, boolean closed) {

    /** A slot nobody has looked into yet. */
    public static SlotProgress unplanned(int slot) {
        return new SlotProgress(slot, "", 0, 0, false);
    }

    /** The progress once this batch, the next of the slot, is written. An empty last one is not counted. */
    public SlotProgress after(Batch batch) {
        return new SlotProgress(
                slot,
                batch.position(),
                selected + batch.ids().size(),
                batch.last() && batch.ids().isEmpty() ? batches : batches + 1,
                batch.last());
    }

    /** The key of the batch that comes next, once {@code more} others are written before it. */
    public BatchKey next(int more) {
        return new BatchKey(slot, batches + more);
    }

    /** How many batches are on that page of this slot as far as it is planned. */
    public int plannedOn(PageKey page) {
        return Math.clamp(batches - (long) page.number() * Limits.PAGE, 0, Limits.PAGE);
    }
}
