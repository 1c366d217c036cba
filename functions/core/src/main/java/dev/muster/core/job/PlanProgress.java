package dev.muster.core.job;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that is planned of a job at one moment, slot by slot; a slot nobody has looked into yet counts as open. */
public record PlanProgress(List<SlotProgress> slots) {
    public PlanProgress {
        slots = List.copyOf(slots);
    }

    /** Everything a plan of named people will ever have. */
    public static PlanProgress of(Plan.ByIds byIds) {
        return new PlanProgress(List.of(new SlotProgress(0, "", byIds.selected(), byIds.batches(), true)));
    }

    public long selected() {
        return slots.stream().mapToLong(SlotProgress::selected).reduce(0, Math::addExact);
    }

    public int batches() {
        return slots.stream().mapToInt(SlotProgress::batches).reduce(0, Math::addExact);
    }

    /** Whether every slot has been looked through. */
    public boolean isClosed() {
        return slots.stream().allMatch(SlotProgress::closed);
    }

    /** The keys of all batches planned, in order. */
    public Stream<BatchKey> keys() {
        return slots.stream()
                .flatMap(slot ->
                        IntStream.range(0, slot.batches()).mapToObj(number -> new BatchKey(slot.slot(), number)));
    }

    /** Whether the page can be added to no more, and everything planned on it is counted. */
    public boolean isFull(Tally tally) {
        return slots.stream()
                .filter(slot -> slot.slot() == tally.page().slot())
                .anyMatch(slot -> (slot.closed() || slot.plannedOn(tally.page()) == Limits.PAGE)
                        && tally.done().size() == slot.plannedOn(tally.page()));
    }
}
