package dev.muster.core.job;

import dev.muster.core.file.PlanCounts;
import dev.muster.core.file.RowEntry;

/**
 * The rows of a file that their planner left out.
 *
 * @param repeated rows of people whom a later row names; they are not selected
 * @param refused selected rows that change nobody because of what they say
 * @param notFound selected rows that name nobody
 */
public record PlannedRows(long repeated, long refused, long notFound) {
    /** No row is left out. */
    public static final PlannedRows NONE = new PlannedRows(0, 0, 0);

    /** Returns the rows of a plan that are left out. */
    public static PlannedRows of(PlanCounts counts) {
        return new PlannedRows(counts.repeated(), counts.refused(), counts.missed());
    }

    /** Returns the rows of a batch that are left out. */
    static PlannedRows of(Batch batch) {
        return batch.entries().isEmpty()
                ? NONE
                : of(PlanCounts.of(batch.entries().stream().map(RowEntry::plan).toList()));
    }

    /** Returns the number of selected rows that change nobody. */
    public long leftOut() {
        return Math.addExact(refused, notFound);
    }

    public PlannedRows plus(PlannedRows other) {
        return new PlannedRows(
                Math.addExact(repeated, other.repeated),
                Math.addExact(refused, other.refused),
                Math.addExact(notFound, other.notFound));
    }
}
