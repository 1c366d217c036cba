package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.Map;

/**
 * How a job ended: written once into its header, so that a finished job is read with one item.
 *
 * @param state completed, cancelled or refused
 * @param batches all there were
 */
public record Completion(JobState state, Totals totals, int batches, Instant at) {

    /** Of a job that never ran: all its people came to the same. */
    static Completion unrun(JobState state, Outcome outcome, PlanProgress planned, Instant at) {
        return new Completion(state, new Totals(Map.of(outcome, planned.selected())), planned.batches(), at);
    }
}
