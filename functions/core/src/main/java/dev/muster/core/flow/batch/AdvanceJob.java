package dev.muster.core.flow.batch;

import dev.muster.core.access.Access;
import dev.muster.core.flow.Ports;
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

    public AdvanceJob(Ports ports) {
        this.jobs = ports.jobs();
        this.access = ports.access();
        this.dispatcher = new Dispatcher(ports);
        this.jobEvents = ports.jobEvents();
        this.time = ports.time();
    }

    /** Takes the job as far as it goes. */
    public void advance(Job seen) {
        PlanProgress planned = PlanLoader.load(jobs, seen);
        // A plan that is complete never changes, so pages read after it count nothing it does not know.
        if (planned.isClosed()) {
            steps(seen, planned);
        }
    }

    /** Ends a job that is open past its time: whatever has not been done by now never will be. */
    void endExpired(Job job) {
        PlanProgress planned = PlanLoader.load(jobs, job);
        Totals done = Tally.sum(tallied(job));
        Totals skipped = new Totals(Map.of(Outcome.SKIPPED, planned.selected() - done.sum()));
        Completion ending = new Completion(JobState.CANCELLED, done.plus(skipped), planned.batches(), time.now());
        Job ended = job.hasEnded() ? job : job.end(ending);
        if (job.hasEnded() || jobs.replace(ended)) {
            jobEvents.publish(ended);
            jobs.replace(ended.published());
        }
    }

    private void steps(Job seen, PlanProgress planned) {
        boolean more = true;
        while (more) {
            Optional<Job> job = jobs.find(seen.tenant(), seen.id());
            more = job.isPresent() && step(job.get(), planned);
        }
    }

    /** Whether there may be another step. Each is one write on the header as it was read; the loser reads again. */
    private boolean step(Job job, PlanProgress planned) {
        switch (NextStep.of(job, planned, tallied(job), time.now())) {
            case NextStep.Wait _ -> {
                return false;
            }
            case NextStep.Run _ -> run(job, planned);
            case NextStep.End(Completion ending) -> jobs.replace(job.end(ending));
            case NextStep.Announce _ -> {
                jobEvents.publish(job);
                jobs.replace(job.published());
            }
        }
        return true;
    }

    /** Of a job that does not run nothing has to be read. */
    private List<Tally> tallied(Job job) {
        return job.sequence().isPresent() && !job.hasEnded() ? jobs.tallies(job.tenant(), job.id()) : List.of();
    }

    private void run(Job job, PlanProgress planned) {
        Job running = job.release(access.nextSequence(job.tenant()), ProtectionRules.NONE);
        if (jobs.replace(running)) {
            dispatcher.dispatchUntallied(running, planned);
        }
    }
}
