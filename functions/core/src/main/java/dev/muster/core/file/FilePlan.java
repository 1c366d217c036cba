package dev.muster.core.file;

import java.util.List;
import java.util.function.Supplier;

/**
 * The plan of a file: the decision about each of its rows. It is a pure function of the rows and of the people that were
 * found for them. Of the rows that name one person the last one counts; unique values are judged here, once.
 */
public final class FilePlan {
    private final RowIndex index;
    private final List<RowPlan> plans;
    private final PlanCounts counts;

    private FilePlan(RowIndex index, List<RowPlan> plans) {
        this.index = index;
        this.plans = plans;
        this.counts = PlanCounts.of(plans);
    }

    /**
     * Plans the rows of the index.
     *
     * @param newIds ids for people to be created whose rows do not name them by id
     */
    public static FilePlan of(RowIndex index, FoundPeople found, Supplier<String> newIds) {
        return new FilePlan(index, new RowPlanner(index, found, newIds).plan());
    }

    /** Returns the numbers of rows by their plan. */
    public PlanCounts counts() {
        return counts;
    }

    /** Returns whether more rows are refused or name nobody than {@code max_refused} allows. */
    public boolean exceedsMaxRefused() {
        return counts.exceeds(index.options().maxRefused());
    }

    /** Returns the entry of a row of the index, which must be the same as it was when it was added. */
    public RowEntry entry(FileRow row) {
        return RowChanges.entry(row, plans.get(index.place(row.number())), index.options());
    }
}
