package dev.muster.core.flow.job;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Totals;

/**
 * The status of a job at one time.
 *
 * @param selected number of people found so far; final once all slots are closed
 * @param planned number of planned batches
 * @param done number of tallied batches
 */
public record JobStatus(Job job, JobState state, Totals totals, long selected, int planned, int done) {

    /** Returns the number of selected people without an outcome. */
    public long pending() {
        return selected - totals.sum();
    }
}
