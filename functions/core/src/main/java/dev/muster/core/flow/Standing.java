package dev.muster.core.flow;

import dev.muster.core.job.Job;
import dev.muster.core.job.State;
import dev.muster.core.job.Totals;

/**
 * How a job stands at one moment.
 *
 * @param selected people found so far; all there are once planning is over
 * @param planned batches written so far
 * @param done batches tallied by then
 */
public record Standing(Job job, State state, Totals totals, long selected, int planned, int done) {

    /** Selected people nothing has been decided about yet. */
    public long pending() {
        return selected - totals.sum();
    }
}
