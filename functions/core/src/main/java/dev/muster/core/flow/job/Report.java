package dev.muster.core.flow.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.PlanLoader;
import dev.muster.core.flow.batch.UnexpiredJobs;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reports the status of jobs: at once, or after a wait for the end of a job. */
public final class Report {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration MAX_PAUSE = Duration.ofMillis(500);

    private final Jobs jobs;
    private final UnexpiredJobs unexpiredJobs;
    private final Time time;

    public Report(Ports ports) {
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.time = ports.time();
    }

    /** Returns the status of the job; empty when the job does not exist or has expired. */
    public Optional<JobStatus> of(Tenant tenant, String id) {
        return unexpiredJobs.find(tenant, id).map(job -> status(job));
    }

    /**
     * Returns the status of a page of the tenant's jobs, newest first; with {@code before}, only jobs with a lower id.
     */
    public List<JobStatus> list(Tenant tenant, int limit, Optional<String> before) {
        return statuses(jobs.list(tenant, limit, before));
    }

    /** Returns the status of each of these jobs that has not expired. */
    List<JobStatus> statuses(List<Job> found) {
        return found.stream()
                .filter(unexpiredJobs::isUnexpired)
                .map(job -> status(job))
                .toList();
    }

    /** Returns the status of the job once it has ended or is held, or after {@code maxWait}. */
    public Optional<JobStatus> await(Tenant tenant, String id, Duration maxWait) {
        Deadline end = Deadline.in(time, maxWait);
        Duration pause = FIRST_PAUSE;
        while (end.hasAtLeast(pause)) {
            Optional<Job> job = jobs.find(tenant, id);
            if (job.isEmpty() || isAtRest(job.get())) {
                break;
            }
            time.sleep(pause);
            pause = pause.plus(pause.dividedBy(2));
            pause = pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
        }
        return of(tenant, id);
    }

    /** Returns whether the job has ended or is held. */
    private boolean isAtRest(Job job) {
        return job.hasEnded()
                || (job.options().hold().isPresent() && JobState.of(job, PlanLoader.load(jobs, job)) == JobState.HELD);
    }

    private JobStatus status(Job job) {
        return job.completion()
                .map(ending -> ended(job, ending))
                .orElseGet(() -> running(job, jobs.tallies(job.tenant(), job.id())));
    }

    private JobStatus ended(Job job, Completion ending) {
        return new JobStatus(
                job,
                ending.state(),
                ending.totals(),
                ending.totals().sum(),
                ending.batches(),
                ending.batches(),
                repeated(job, ending.repeated()),
                ending.cost(),
                new Successors(jobs).excluding(job).isEmpty());
    }

    /**
     * Reads the pages before the plan, so that no batch is counted that is not selected yet (docs/design.md rule 11).
     */
    private JobStatus running(Job job, List<Tally> pages) {
        PlanProgress planned = PlanLoader.load(jobs, job);
        int done = pages.stream().mapToInt(page -> page.done().size()).sum();
        return new JobStatus(
                job,
                JobState.of(job, planned),
                Tally.sum(pages),
                planned.selected(),
                planned.batches(),
                done,
                repeated(job, planned.rows().repeated()),
                job.cost(planned, pages),
                true);
    }

    private static long repeated(Job job, long rows) {
        return job.plan() instanceof Plan.ByIds byIds ? byIds.repeated() : rows;
    }
}
