package dev.muster.core.flow.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.PlanLoader;
import dev.muster.core.flow.batch.UnexpiredJobs;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanProgress;
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
    private final UnexpiredJobs unexpiredJobs;
    private final Time time;

    public Report(Ports ports) {
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.time = ports.time();
    }

    /** How the job stands; empty when there is none, or it is past its time. */
    public Optional<JobStatus> of(Tenant tenant, String id) {
        return unexpiredJobs.find(tenant, id).map(job -> standing(job));
    }

    /** How these jobs stand, newest first; those of which {@code before} is not the end of a page come after it. */
    public List<JobStatus> list(Tenant tenant, int limit, Optional<String> before) {
        return jobs.list(tenant, limit, before).stream()
                .filter(unexpiredJobs::isUnexpired)
                .map(job -> standing(job))
                .toList();
    }

    /** How the job stands when it goes no further by itself, or when {@code maxWait} has run out. */
    public Optional<JobStatus> await(Tenant tenant, String id, Duration maxWait) {
        Deadline end = Deadline.in(time, maxWait);
        Duration pause = FIRST_PAUSE;
        while (end.hasAtLeast(pause)) {
            Optional<Job> job = jobs.find(tenant, id);
            if (job.isEmpty() || rests(job.get())) {
                break;
            }
            time.sleep(pause);
            pause = pause.plus(pause.dividedBy(2));
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
        return of(tenant, id);
    }

    /** Whether the job has ended, or waits to be released. */
    private boolean rests(Job job) {
        return job.hasEnded()
                || (job.options().hold() && JobState.of(job, PlanLoader.load(jobs, job)) == JobState.HELD);
    }

    private JobStatus standing(Job job) {
        return job.completion()
                .map(ending -> ended(job, ending))
                .orElseGet(() -> running(job, jobs.tallies(job.tenant(), job.id())));
    }

    private static JobStatus ended(Job job, Completion ending) {
        return new JobStatus(
                job, ending.state(), ending.totals(), ending.totals().sum(), ending.batches(), ending.batches());
    }

    /** The pages are read before the plan, so that nobody is counted who is not selected yet. */
    private JobStatus running(Job job, List<Tally> pages) {
        PlanProgress planned = PlanLoader.load(jobs, job);
        int done = pages.stream().mapToInt(page -> page.done().size()).sum();
        return new JobStatus(
                job, JobState.of(job, planned), Tally.sum(pages), planned.selected(), planned.batches(), done);
    }
}
