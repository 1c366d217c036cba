package dev.muster.core.job;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The progress of planning a job, slot by slot. A slot that no planner has begun is open. */
public record PlanProgress(List<SlotProgress> slots) {
    public PlanProgress {
        slots = List.copyOf(slots);
    }

    /** Returns the complete progress of a plan by ids. */
    public static PlanProgress of(Plan.ByIds byIds) {
        return new PlanProgress(List.of(new SlotProgress(0, "", byIds.selected(), byIds.batches(), true)));
    }

    /** Returns the complete progress of a file that was planned before its job was created. */
    public static PlanProgress of(Plan.ByRows byRows) {
        return new PlanProgress(
                List.of(new SlotProgress(0, "", byRows.selected(), byRows.batches(), true, byRows.rows())));
    }

    /** Returns the progress of a file of which nothing is planned, now or later. */
    public static PlanProgress ofNothing(int slots) {
        return new PlanProgress(IntStream.range(0, slots)
                .mapToObj(slot -> new SlotProgress(slot, "", 0, 0, true))
                .toList());
    }

    /** Returns the rows of a file that are left out so far. */
    public PlannedRows rows() {
        return slots.stream().map(SlotProgress::rows).reduce(PlannedRows.NONE, PlannedRows::plus);
    }

    /** Returns what planning has used so far. */
    public Cost cost() {
        return slots.stream().map(SlotProgress::cost).reduce(Cost.NONE, Cost::plus);
    }

    public long selected() {
        return slots.stream().mapToLong(SlotProgress::selected).reduce(0, Math::addExact);
    }

    public int batches() {
        return slots.stream().mapToInt(SlotProgress::batches).reduce(0, Math::addExact);
    }

    /** Returns whether every slot is closed. */
    public boolean isClosed() {
        return slots.stream().allMatch(SlotProgress::closed);
    }

    /** Returns the keys of all planned batches, in order. */
    public Stream<BatchKey> keys() {
        return slots.stream()
                .flatMap(slot ->
                        IntStream.range(0, slot.batches()).mapToObj(number -> new BatchKey(slot.slot(), number)));
    }

    /**
     * Returns whether the page can get no further batches and has counted all of its batches (docs/design.md rule 11).
     */
    public boolean isFull(Tally tally) {
        return slots.stream()
                .filter(slot -> slot.slot() == tally.page().slot())
                .anyMatch(slot -> (slot.closed() || slot.plannedOn(tally.page()) == Limits.PAGE)
                        && tally.done().size() == slot.plannedOn(tally.page()));
    }
}
