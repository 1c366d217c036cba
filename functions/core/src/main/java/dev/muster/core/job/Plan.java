package dev.muster.core.job;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.Stripe;
import dev.muster.core.person.Slot;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The way in which a job's people are selected and cut into batches. */
public sealed interface Plan {

    /**
     * People by id, cut into batches of slot 0 before the job is created.
     *
     * @param selected number of distinct people
     * @param repeated number of repeated ids that were dropped
     */
    record ByIds(long selected, long repeated, int batches) implements Plan {}

    /** People that a filter matches, planned slot by slot after the job is created. */
    record ByFilter(Filter filter, Optional<String> organization) implements Plan {}

    /**
     * People of another job's batches, planned slot by slot after the job is created.
     *
     * @param from the job whose batches are read
     * @param slots number of slots of that job
     */
    record Derived(String from, Part part, int slots) implements Plan {}

    /**
     * Rows of a file that were planned before the job was created, as batches of slot 0.
     *
     * @param selected number of rows that count
     */
    record ByRows(FileOptions options, long selected, PlannedRows rows, int batches) implements Plan {}

    /**
     * Rows of a file, planned stripe by stripe once all have arrived.
     *
     * @param stripes the number of planners: 1 or {@link Stripe#COUNT}
     */
    record ByFile(FileOptions options, int stripes, FileIntake intake) implements Plan {}

    /** The part of another job's people. */
    enum Part {
        /** All people that it selected. */
        ALL,
        /** The people that are failed or skipped. */
        UNFINISHED
    }

    /** Returns the number of slots to plan, numbered from 0. */
    default int slots() {
        return switch (this) {
            case ByIds _ -> 1;
            case ByRows _ -> 1;
            case ByFile byFile -> byFile.stripes();
            case ByFilter _ -> Slot.COUNT;
            case Derived derived -> derived.slots();
        };
    }

    /** Returns how the rows of the file are read; empty when the people are in no file. */
    default Optional<FileOptions> file() {
        return switch (this) {
            case ByRows byRows -> Optional.of(byRows.options());
            case ByFile byFile -> Optional.of(byFile.options());
            case ByIds _, ByFilter _, Derived _ -> Optional.empty();
        };
    }

    /** Returns the planned batches when they were written before the job was created; empty otherwise. */
    default Optional<PlanProgress> plannedBefore() {
        return switch (this) {
            case ByIds byIds -> Optional.of(PlanProgress.of(byIds));
            case ByRows byRows -> Optional.of(PlanProgress.of(byRows));
            case ByFile _, ByFilter _, Derived _ -> Optional.empty();
        };
    }

    /** Returns the plan of a selection. */
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
