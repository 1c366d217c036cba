package dev.muster.core.flow.job;

import dev.muster.core.job.Cost;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Totals;

/**
 * The status of a job at one time.
 *
 * @param selected number of people found so far; final once all slots are closed
 * @param planned number of planned batches
 * @param done number of tallied batches
 * @param repeated number of repeated ids, or of rows that name a person whom a later row names, so far
 * @param cost what the job has used so far, at least (docs/design.md rule 20)
 * @param repeatable whether another undo or, of a dry run, another release may follow: there was none, or the last one
 *     has ended and left people out
 */
public record JobStatus(
        Job job,
        JobState state,
        Totals totals,
        long selected,
        int planned,
        int done,
        long repeated,
        Cost cost,
        boolean repeatable) {

    /** Returns the number of selected people without an outcome. */
    public long pending() {
        return selected - totals.sum();
    }
}
