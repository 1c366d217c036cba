package dev.muster.core.flow.job;

import dev.muster.core.job.Job;
import dev.muster.core.job.Problem;

/** The result of a request that creates a job or acts on one. */
public sealed interface SubmitResult {

    /**
     * The job exists.
     *
     * @param replayed whether an earlier request with the same Idempotency-Key created it
     * @param unsent number of messages that the queue has not taken yet; Sweep sends them later
     */
    record Accepted(Job job, boolean replayed, int unsent) implements SubmitResult {}

    /** The request was rejected: nothing was written, and no person will be changed. */
    record Refused(Problem problem) implements SubmitResult {}
}
