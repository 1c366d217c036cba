package dev.muster.core.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.State;
import dev.muster.core.time.Deadline;

/** Stops a job: what has not been started is skipped. Cancelling again changes nothing. */
public final class Cancel {
    private final Jobs jobs;
    private final Existing existing;
    private final Finish finish;

    Cancel(Jobs jobs, Existing existing, Finish finish) {
        this.jobs = jobs;
        this.existing = existing;
        this.finish = finish;
    }

    public Submitted cancel(Caller caller, String id, Deadline deadline) {
        return existing.with(caller, id, deadline, (job, granted) -> cancel(caller, job, deadline));
    }

    private Submitted cancel(Caller caller, Job job, Deadline deadline) {
        boolean over =
                job.ending().filter(ending -> ending.state() != State.CANCELLED).isPresent();
        if (over) {
            return new Submitted.Refused(Existing.conflict("the job has ended; what it did can be undone"));
        }
        if (!job.isCancelled() && !jobs.replace(job.cancel("cancelled by " + caller.person()), deadline)) {
            return cancel(caller, job.id(), deadline);
        }
        // A job that waits has nobody else who would end it.
        finish.finish(job, deadline);
        return new Submitted.Accepted(job, false, 0);
    }
}
