package dev.muster.core.flow;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Planned;
import dev.muster.core.job.State;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells how a job stands: its totals at any moment, and waiting for its end. */
public final class Report {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Jobs jobs;
    private final Kept kept;
    private final Time time;

    Report(Jobs jobs, Kept kept, Time time) {
        this.jobs = jobs;
        this.kept = kept;
        this.time = time;
    }

    /** How the job stands; empty when there is none, or it is past its time. */
    public Optional<Standing> of(Tenant tenant, String id, Deadline deadline) {
        return kept.find(tenant, id, deadline).map(job -> standing(job, deadline));
    }

    /** How these jobs stand, newest first; those of which {@code before} is not the end of a page come after it. */
    public List<Standing> list(Tenant tenant, int limit, Optional<String> before, Deadline deadline) {
        return jobs.list(tenant, limit, before, deadline).stream()
                .filter(kept::has)
                .map(job -> standing(job, deadline))
                .toList();
    }

    /** How the job stands when it goes no further by itself, or when {@code patience} has run out. */
    public Optional<Standing> await(Tenant tenant, String id, Duration patience, Deadline deadline) {
        Deadline end = Deadline.in(time, patience);
        Duration pause = FIRST_PAUSE;
        while (end.allows(pause)) {
            Optional<Job> job = jobs.find(tenant, id, deadline);
            if (job.isEmpty() || rests(job.get(), deadline)) {
                break;
            }
            time.pause(pause);
            pause = pause.plus(pause.dividedBy(2));
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
        return of(tenant, id, deadline);
    }

    /** Whether the job has ended, or waits to be released. */
    private boolean rests(Job job, Deadline deadline) {
        return job.hasEnded() || (job.terms().hold() && State.of(job, Planning.of(jobs, job, deadline)) == State.HELD);
    }

    private Standing standing(Job job, Deadline deadline) {
        return job.ending()
                .map(ending -> ended(job, ending))
                .orElseGet(() -> running(job, jobs.tallies(job.tenant(), job.id(), deadline), deadline));
    }

    private static Standing ended(Job job, Ending ending) {
        return new Standing(
                job, ending.state(), ending.totals(), ending.totals().sum(), ending.batches(), ending.batches());
    }

    /** The pages are read before the plan, so that nobody is counted who is not selected yet. */
    private Standing running(Job job, List<Tally> pages, Deadline deadline) {
        Planned planned = Planning.of(jobs, job, deadline);
        int done = pages.stream().mapToInt(page -> page.done().size()).sum();
        return new Standing(job, State.of(job, planned), Tally.sum(pages), planned.selected(), planned.batches(), done);
    }
}
