package dev.muster.core.flow;

import dev.muster.core.job.Job;
import dev.muster.core.job.Totals;

/**
 * How a job stands at one moment.
 *
 * @param done batches tallied by then
 */
public record Standing(Job job, Totals totals, int done) {

    /** Selected people nothing has been decided about yet. */
    public long pending() {
        return job.plan().selected() - totals.sum();
    }
}
