package dev.muster.core.job;

import java.util.Locale;

/** The state of a job. It is derived from stored facts; flows decide by the facts and never by the state. */
public enum JobState {
    /** The file of the job is being uploaded. */
    OPEN,
    /** Some slots are not closed; some people may be changed already. */
    PLANNING,
    /** All slots are closed, no person is changed, and the job waits for a release. */
    HELD,
    RUNNING,
    /** Workers skip the batches that have not begun. */
    CANCELLING,
    COMPLETED,
    /** The job ended after it was cancelled. */
    CANCELLED,
    /** The job selected too many people and changed none. */
    REFUSED;

    /** Returns the state of a job with this progress. */
    public static JobState of(Job job, PlanProgress planned) {
        if (job.completion().isPresent()) {
            return job.completion().get().state();
        }
        if (job.isCancelled()) {
            return CANCELLING;
        }
        if (job.takesParts()) {
            return OPEN;
        }
        if (job.sequence().isPresent()) {
            return planned.isClosed() ? RUNNING : PLANNING;
        }
        return planned.isClosed() && job.options().hold().isPresent() ? HELD : PLANNING;
    }

    /** Returns the name in documents, for example {@code running}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
