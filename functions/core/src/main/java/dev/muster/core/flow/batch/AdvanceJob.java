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
import java.util.Collection;
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

    /** Advances the job as far as possible. Returns it as it is known then. */
    public Job advance(Job seen) {
        return advance(seen, List.of());
    }

    /**
     * As {@link #advance(Job)}, with tally pages that were just written.
     *
     * @param written different pages of the job; if they count all its batches, no page is read
     */
    Job advance(Job seen, Collection<Tally> written) {
        PlanProgress planned = PlanLoader.load(jobs, seen);
        // A closed plan never changes, so pages read after it count no unknown batch (docs/design.md rule 11).
        return planned.isClosed() ? steps(seen, planned, written) : seen;
    }

    /** Ends a job that is open after its expiry: people without an outcome are skipped (docs/design.md rule 15). */
    void endExpired(Job job) {
        PlanProgress planned = PlanLoader.load(jobs, job);
        List<Tally> pages = tallied(job, planned, List.of());
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

    private Job steps(Job seen, PlanProgress planned, Collection<Tally> written) {
        Job job = seen;
        Optional<Job> next = Optional.of(seen);
        while (next.isPresent()) {
            job = next.get();
            next = next(job, planned, written);
        }
        return job;
    }

    /** Returns the job after its next step, or as another writer has stored it; empty when nothing is left to do. */
    private Optional<Job> next(Job job, PlanProgress planned, Collection<Tally> written) {
        return job.lifecycle().published()
                ? Optional.empty()
                : step(job, planned, written).or(() -> changedSince(job));
    }

    /** Returns the stored job if it is not the one that was seen: then another step may follow. */
    private Optional<Job> changedSince(Job seen) {
        return jobs.find(seen.tenant(), seen.id()).filter(stored -> stored.version() != seen.version());
    }

    /**
     * Returns the job after its next step; empty when it waits, or another writer was first. Each step is one conditional
     * write of the header; after a conflict the loop reads the job again (docs/design.md rule 7).
     */
    private Optional<Job> step(Job job, PlanProgress planned, Collection<Tally> written) {
        List<Tally> pages = tallied(job, planned, written);
        return switch (NextStep.of(job, planned, pages, time.now())) {
            case NextStep.Wait _ -> Optional.empty();
            case NextStep.Run _ -> run(job, planned);
            case NextStep.End(Completion ending) -> replaced(job.end(ending.costing(cost(job, planned, pages))));
            case NextStep.Publish _ -> {
                jobEvents.publish(job);
                yield replaced(job.published());
            }
        };
    }

    private Optional<Job> replaced(Job next) {
        return jobs.replace(next) ? Optional.of(next) : Optional.empty();
    }

    /** Returns what the job has used, with its end and the publication. */
    private Cost cost(Job job, PlanProgress planned, List<Tally> pages) {
        return job.cost(planned, pages).plus(jobs.takeCost(END_UNITS));
    }

    /** A job that does not run has no tally. Counted batches stay counted, so pages that count all of them are final. */
    private List<Tally> tallied(Job job, PlanProgress planned, Collection<Tally> written) {
        if (job.sequence().isEmpty() || job.hasEnded()) {
            return List.of();
        }
        int counted = written.stream().mapToInt(page -> page.done().size()).sum();
        return counted == planned.batches() ? List.copyOf(written) : jobs.tallies(job.tenant(), job.id());
    }

    private Optional<Job> run(Job job, PlanProgress planned) {
        long sequence = access.nextSequence(job.tenant());
        Optional<Job> running = replaced(job.start(sequence, time.now()).costing(jobs.takeCost(1)));
        running.ifPresent(started -> dispatcher.dispatchUntallied(started, planned));
        return running;
    }
}
