package dev.muster.core.file;

import java.util.List;
import java.util.Optional;

/** The numbers of the rows of a file by their plan. */
public record PlanCounts(long changes, long creates, long refused, long missed, long repeated) {
    public static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0, 0);

    /** Returns the numbers of these plans. */
    public static PlanCounts of(List<RowPlan> plans) {
        return plans.stream().map(PlanCounts::of).reduce(NONE, PlanCounts::plus);
    }

    private static PlanCounts of(RowPlan plan) {
        return switch (plan) {
            case RowPlan.Change _ -> new PlanCounts(1, 0, 0, 0, 0);
            case RowPlan.Create _ -> new PlanCounts(0, 1, 0, 0, 0);
            case RowPlan.Refuse _ -> new PlanCounts(0, 0, 1, 0, 0);
            case RowPlan.Miss _ -> new PlanCounts(0, 0, 0, 1, 0);
            case RowPlan.Repeat _ -> new PlanCounts(0, 0, 0, 0, 1);
        };
    }

    /** Returns the number of rows that count: all but those that a later row of the same person replaces. */
    public long selected() {
        return changes + creates + refused + missed;
    }

    /** Returns whether more of the rows that count are refused or name nobody than the limit allows. */
    public boolean exceeds(Optional<MaxRefused> limit) {
        return limit.filter(most -> most.isExceeded(refused + missed, selected()))
                .isPresent();
    }

    /** Returns the numbers of both, for stripes of one file. */
    public PlanCounts plus(PlanCounts other) {
        return new PlanCounts(
                changes + other.changes,
                creates + other.creates,
                refused + other.refused,
                missed + other.missed,
                repeated + other.repeated);
    }
}
