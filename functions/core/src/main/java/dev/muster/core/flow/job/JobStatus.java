package dev.muster.core.flow.job;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Totals;

/**
 * How a job stands at one moment.
 *
 * @param selected people found so far; all there are once planning is over
 * @param planned batches written so far
 * @param done batches tallied by then
 */
public record JobStatus(Job job, JobState state, Totals totals, long selected, int planned, int done) {

    /** Selected people nothing has been decided about yet. */
    public long pending() {
        return selected - totals.sum();
    }
}
