package dev.muster.core.flow.batch;

import dev.muster.core.access.Access;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Cost;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.NextStep;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Advances a job as far as the stored facts allow: starts it once it is planned and not held, ends it once every batch
 * is tallied, and publishes its end. A call that is too early or repeated has no effect.
 */
public final class AdvanceJob {
    /** Two writes of the header, the second of which leaves an index. */
    private static final int END_UNITS = 3;

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

    /** Advances the job as far as possible. */
    public void advance(Job seen) {
        PlanProgress planned = PlanLoader.load(jobs, seen);
        // A closed plan never changes, so pages read after it count no unknown batch (docs/design.md rule 11).
        if (planned.isClosed()) {
            steps(seen, planned);
        }
    }

    /** Ends a job that is open after its expiry: people without an outcome are skipped (docs/design.md rule 15). */
    void endExpired(Job job) {
        PlanProgress planned = PlanLoader.load(jobs, job);
        List<Tally> pages = tallied(job);
        Totals done = Tally.sum(pages);
        Totals skipped = new Totals(Map.of(Outcome.SKIPPED, planned.selected() - done.sum()));
        Completion ending = new Completion(
                JobState.CANCELLED,
                done.plus(skipped),
                planned.batches(),
                time.now(),
                planned.rows().repeated());
        Job ended = job.hasEnded() ? job : job.end(ending.costing(cost(job, planned, pages)));
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

    /**
     * Returns whether there may be another step. Each step is one conditional write of the header; after a conflict the
     * loop reads the job again (docs/design.md rule 7).
     */
    private boolean step(Job job, PlanProgress planned) {
        List<Tally> pages = tallied(job);
        switch (NextStep.of(job, planned, pages, time.now())) {
            case NextStep.Wait _ -> {
                return false;
            }
            case NextStep.Run _ -> run(job, planned);
            case NextStep.End(Completion ending) -> jobs.replace(job.end(ending.costing(cost(job, planned, pages))));
            case NextStep.Publish _ -> {
                jobEvents.publish(job);
                jobs.replace(job.published());
            }
        }
        return true;
    }

    /** Returns what the job has used, with its end and the publication. */
    private Cost cost(Job job, PlanProgress planned, List<Tally> pages) {
        return job.cost(planned, pages).plus(jobs.takeCost(END_UNITS));
    }

    /** A job that does not run has no tally. */
    private List<Tally> tallied(Job job) {
        return job.sequence().isPresent() && !job.hasEnded() ? jobs.tallies(job.tenant(), job.id()) : List.of();
    }

    private void run(Job job, PlanProgress planned) {
        long sequence = access.nextSequence(job.tenant());
        Job running = job.start(sequence).costing(jobs.takeCost(1));
        if (jobs.replace(running)) {
            dispatcher.dispatchUntallied(running, planned);
        }
    }
}
