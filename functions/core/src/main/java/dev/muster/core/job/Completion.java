package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.Map;

/**
 * The end of a job. It is written once into the job's header, so one read returns an ended job with its totals.
 *
 * @param state completed, cancelled or refused
 * @param batches number of batches of the job
 */
public record Completion(JobState state, Totals totals, int batches, Instant at) {

    /** Returns the completion of a job that never ran: all its people have the same outcome. */
    static Completion unrun(JobState state, Outcome outcome, PlanProgress planned, Instant at) {
        return new Completion(state, new Totals(Map.of(outcome, planned.selected())), planned.batches(), at);
    }
}
