package dev.muster.core.flow.batch;

import dev.muster.core.access.Access;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.NextStep;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.ProtectionRules;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a job as far as what is written down allows: lets it run once everybody is found and nothing holds it, ends it
 * once every batch is tallied, tells the world that it has ended. Asking too early, or again, does no harm.
 */
public final class AdvanceJob {
    private final Jobs jobs;
    private final Access access;
    private final Dispatcher dispatcher;
    private final JobEvents jobEvents;
    private final Time time;

    public AdvanceJob(Jobs jobs, Access access, Dispatcher dispatcher, JobEvents jobEvents, Time time) {
        this.jobs = jobs;
        this.access = access;
        this.dispatcher = dispatcher;
        this.jobEvents = jobEvents;
        this.time = time;
    }

    /** Takes the job as far as it goes. */
    public void advance(Job seen, Deadline deadline) {
        PlanProgress planned = PlanLoader.load(jobs, seen, deadline);
        // A plan that is complete never changes, so pages read after it count nothing it does not know.
        if (planned.isClosed()) {
            steps(seen, planned, deadline);
        }
    }

    /** Ends a job that is open past its time: whatever has not been done by now never will be. */
    void endExpired(Job job, Deadline deadline) {
        PlanProgress planned = PlanLoader.load(jobs, job, deadline);
        Totals done = Tally.sum(tallied(job, deadline));
        Totals skipped = new Totals(Map.of(Outcome.SKIPPED, planned.selected() - done.sum()));
        Completion ending = new Completion(JobState.CANCELLED, done.plus(skipped), planned.batches(), time.now());
        Job ended = job.hasEnded() ? job : job.end(ending);
        if (job.hasEnded() || jobs.replace(ended, deadline)) {
            jobEvents.publish(ended, deadline);
            jobs.replace(ended.published(), deadline);
        }
    }

    private void steps(Job seen, PlanProgress planned, Deadline deadline) {
        boolean more = true;
        while (more) {
            Optional<Job> job = jobs.find(seen.tenant(), seen.id(), deadline);
            more = job.isPresent() && step(job.get(), planned, deadline);
        }
    }

    /** Whether there may be another step. Each is one write on the header as it was read; the loser reads again. */
    private boolean step(Job job, PlanProgress planned, Deadline deadline) {
        switch (NextStep.of(job, planned, tallied(job, deadline), time.now())) {
            case NextStep.Wait _ -> {
                return false;
            }
            case NextStep.Run _ -> run(job, planned, deadline);
            case NextStep.End(Completion ending) -> jobs.replace(job.end(ending), deadline);
            case NextStep.Announce _ -> {
                jobEvents.publish(job, deadline);
                jobs.replace(job.published(), deadline);
            }
        }
        return true;
    }

    /** Of a job that does not run nothing has to be read. */
    private List<Tally> tallied(Job job, Deadline deadline) {
        return job.sequence().isPresent() && !job.hasEnded()
                ? jobs.tallies(job.tenant(), job.id(), deadline)
                : List.of();
    }

    private void run(Job job, PlanProgress planned, Deadline deadline) {
        Job running = job.release(access.nextSequence(job.tenant()), ProtectionRules.NONE);
        if (jobs.replace(running, deadline)) {
            dispatcher.dispatchUntallied(running, planned, deadline);
        }
    }
}
