package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.Map;

/**
 * The end of a job. It is written once into the job's header, so one read returns an ended job with its totals.
 *
 * @param state completed, cancelled or refused
 * @param batches number of batches of the job
 * @param repeated number of rows of its file that did not count
 * @param cost what the job has used: accepting, planning and the workers that counted
 */
public record Completion(JobState state, Totals totals, int batches, Instant at, long repeated, Cost cost) {

    /** Creates the completion of a job without cost. */
    public Completion(JobState state, Totals totals, int batches, Instant at, long repeated) {
        this(state, totals, batches, at, repeated, Cost.NONE);
    }

    /** Creates the completion of a job without repeated rows. */
    public Completion(JobState state, Totals totals, int batches, Instant at) {
        this(state, totals, batches, at, 0);
    }

    /**
     * Returns the completion of a job that never ran: all its people have the same outcome, except the rows of a file that
     * were refused or named nobody when they were planned.
     */
    static Completion unrun(JobState state, Outcome outcome, PlanProgress planned, Instant at) {
        PlannedRows rows = planned.rows();
        Totals totals = new Totals(Map.of(outcome, planned.selected() - rows.leftOut()))
                .plus(new Totals(Map.of(Outcome.REFUSED, rows.refused())))
                .plus(new Totals(Map.of(Outcome.NOT_FOUND, rows.notFound())));
        return new Completion(state, totals, planned.batches(), at, rows.repeated());
    }

    /** Returns the same completion of a job that has used this. */
    public Completion costing(Cost used) {
        return new Completion(state, totals, batches, at, repeated, cost.plus(used));
    }
}
