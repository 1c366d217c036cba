package dev.muster.core.flow.job;

import dev.muster.core.job.Job;
import dev.muster.core.job.Problem;

/** What came of a request for a job. */
public sealed interface SubmitResult {

    /**
     * The job exists.
     *
     * @param replayed whether an earlier request with the same Idempotency-Key made it
     * @param unsent messages that could not be sent yet; the batches are in the ledger all the same
     */
    record Accepted(Job job, boolean replayed, int unsent) implements SubmitResult {}

    /** Nothing was written down and nobody will be changed. */
    record Refused(Problem problem) implements SubmitResult {}
}
