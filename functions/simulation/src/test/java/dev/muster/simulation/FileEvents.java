package dev.muster.simulation;

import dev.muster.core.file.RowPlan;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The numbers of what has happened to files in a run. */
final class FileEvents {
    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);

    /** What a run must see, or the model of files would prove nothing. */
    enum Event {
        /** A file was planned in its request. */
        PLANNED_IN_REQUEST,
        /** A file was planned by one planner. */
        PLANNED_BY_ONE,
        /** A file was planned by several planners. */
        PLANNED_BY_SEVERAL,
        /** Two planners planned one stripe to its end. */
        PLANNED_TWICE,
        /** A job with a file was cancelled. */
        CANCELLED,
        /** Two uploads of a part had other content. */
        PART_CONFLICT,
        /** A part came to a file that was closed. */
        PART_TOO_LATE,
        /** A close named other numbers than those stored. */
        CLOSED_WRONGLY,
        /** A job was refused for its bad rows or its size. */
        JOB_REFUSED,
        /** A dry run of a file was released. */
        RELEASED,
        /** The failed rows of a file were tried again. */
        RETRIED,
        /** A row was planned that a later one replaces. */
        REPEATED,
        /** A row was refused because a unique value was taken when it was planned. */
        TAKEN_WHEN_PLANNED,
        /** A row was refused because a unique value was taken when it was applied. */
        TAKEN_WHEN_APPLIED,
        /** A row was refused because its key had moved. */
        KEY_MOVED,
        /** A row named nobody. */
        MISSED,
        /** A person who was there when the row was planned was gone when it was applied. */
        GONE,
        CREATED,
        CHANGED,
        UNCHANGED,
        SUPERSEDED,
        SKIPPED
    }

    void count(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    Map<Event, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Counts an ended job with rows. */
    void count(Job job, List<Results.Line> lines) {
        switch (job.plan()) {
            case Plan.ByRows _ -> count(Event.PLANNED_IN_REQUEST);
            case Plan.ByFile file -> count(file.stripes() == 1 ? Event.PLANNED_BY_ONE : Event.PLANNED_BY_SEVERAL);
            case Plan.Derived _ -> count(job.origin().kind() == JobKind.RETRY ? Event.RETRIED : Event.RELEASED);
            case Plan.ByIds _, Plan.ByFilter _ -> {}
        }
        JobState state = job.completion().orElseThrow().state();
        if (state == JobState.REFUSED) {
            count(Event.JOB_REFUSED);
        }
        if (state == JobState.CANCELLED) {
            count(Event.CANCELLED);
        }
        lines.forEach(this::count);
    }

    private void count(Results.Line line) {
        RowPlan plan = line.row().orElseThrow().plan();
        switch (plan) {
            case RowPlan.Repeat _ -> count(Event.REPEATED);
            case RowPlan.Miss _ -> count(Event.MISSED);
            case RowPlan.Refuse(var problem) when problem.code().equals("taken") -> count(Event.TAKEN_WHEN_PLANNED);
            case RowPlan.Refuse _ -> {}
            case RowPlan.Change _, RowPlan.Create _ ->
                line.result().ifPresent(result -> count(result.outcome(), result.reason()));
        }
    }

    private void count(Outcome outcome, String reason) {
        switch (outcome) {
            case CREATED -> count(Event.CREATED);
            case CHANGED -> count(Event.CHANGED);
            case UNCHANGED -> count(Event.UNCHANGED);
            case SUPERSEDED -> count(Event.SUPERSEDED);
            case SKIPPED -> count(Event.SKIPPED);
            case FAILED -> {}
            case NOT_FOUND -> count(Event.GONE);
            case REFUSED -> countRefused(reason);
        }
    }

    private void countRefused(String reason) {
        if (reason.contains("moved since")) {
            count(Event.KEY_MOVED);
        } else if (reason.contains("belongs to")) {
            count(Event.TAKEN_WHEN_APPLIED);
        }
    }
}
