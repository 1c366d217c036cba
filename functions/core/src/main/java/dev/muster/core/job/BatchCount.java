package dev.muster.core.job;

/**
 * The outcome counts of one batch, to be added to its tally page.
 *
 * @param hasExceptions whether outcome items are stored for it; a reader ignores items that no page names
 * @param cost what the worker has used for it, and for others that it counts at the same time
 */
public record BatchCount(BatchKey batch, Totals totals, boolean hasExceptions, Cost cost) {

    /** Creates a count without cost. */
    public BatchCount(BatchKey batch, Totals totals, boolean hasExceptions) {
        this(batch, totals, hasExceptions, Cost.NONE);
    }

    /** Returns the same count with more cost. */
    public BatchCount costing(Cost more) {
        return new BatchCount(batch, totals, hasExceptions, cost.plus(more));
    }
}
