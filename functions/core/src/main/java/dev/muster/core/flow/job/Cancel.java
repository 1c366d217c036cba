package dev.muster.core.flow.job;

import dev.muster.core.access.Caller;
import dev.muster.core.flow.batch.AdvanceJob;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.time.Deadline;

/** Stops a job: what has not been started is skipped. Cancelling again changes nothing. */
public final class Cancel {
    private final Jobs jobs;
    private final AuthorizedJobs authorizedJobs;
    private final AdvanceJob advanceJob;

    public Cancel(Jobs jobs, AuthorizedJobs authorizedJobs, AdvanceJob advanceJob) {
        this.jobs = jobs;
        this.authorizedJobs = authorizedJobs;
        this.advanceJob = advanceJob;
    }

    public SubmitResult cancel(Caller caller, String id, Deadline deadline) {
        return authorizedJobs.with(caller, id, deadline, (job, _) -> cancel(caller, job, deadline));
    }

    private SubmitResult cancel(Caller caller, Job job, Deadline deadline) {
        boolean over = job.completion()
                .filter(ending -> ending.state() != JobState.CANCELLED)
                .isPresent();
        if (over) {
            return new SubmitResult.Refused(AuthorizedJobs.conflict("the job has ended; what it did can be undone"));
        }
        if (!job.isCancelled() && !jobs.replace(job.cancel("cancelled by " + caller.person()), deadline)) {
            return cancel(caller, job.id(), deadline);
        }
        // A job that waits has nobody else who would end it.
        advanceJob.advance(job, deadline);
        return new SubmitResult.Accepted(job, false, 0);
    }
}
