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
public record Ending(State state, Totals totals, int batches, Instant at) {

    /** Of a job that never ran: all its people came to the same. */
    static Ending unrun(State state, Outcome outcome, Planned planned, Instant at) {
        return new Ending(state, new Totals(Map.of(outcome, planned.selected())), planned.batches(), at);
    }
}
