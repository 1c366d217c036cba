package dev.muster.core.job;

import dev.muster.core.person.Slot;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a job's people are found and cut into batches. */
public sealed interface Plan {

    /**
     * People named by id, all cut into slot 0 before the job is accepted.
     *
     * @param selected distinct people
     * @param repeated mentions that were folded
     */
    record ByIds(long selected, long repeated, int batches) implements Plan {}

    /** People a filter matches, looked for slot by slot after the job is accepted. */
    record ByFilter(Filter filter, Optional<String> organization) implements Plan {}

    /**
     * People of another job's batches, taken over slot by slot after the job is accepted.
     *
     * @param from the job whose batches are read
     * @param slots slots of that job
     */
    record Derived(String from, Part part, int slots) implements Plan {}

    /** Which people of another job. */
    enum Part {
        /** Everybody it selected. */
        ALL,
        /** Those it failed on and those it skipped. */
        UNFINISHED
    }

    /** How many slots there are to be planned, numbered from 0. */
    default int slots() {
        return switch (this) {
            case ByIds _ -> 1;
            case ByFilter _ -> Slot.COUNT;
            case Derived derived -> derived.slots();
        };
    }

    /** The plan for a selection. */
    static Plan of(Selection selection) {
        return switch (selection) {
            case Selection.Ids(List<String> ids, int repeated) ->
                new ByIds(ids.size(), repeated, Math.ceilDiv(ids.size(), Limits.BATCH));
            case Selection.Filtered(Filter filter, Optional<String> organization) -> new ByFilter(filter, organization);
        };
    }

    /** Cuts ids into full batches of slot 0; the last may be smaller. */
    static List<Batch> cut(List<String> ids) {
        return IntStream.range(0, Math.ceilDiv(ids.size(), Limits.BATCH))
                .mapToObj(number -> Batch.named(
                        number, ids.subList(number * Limits.BATCH, Math.min(ids.size(), (number + 1) * Limits.BATCH))))
                .toList();
    }
}
