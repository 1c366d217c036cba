package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jobs that a caller may read: an admin, owner or user of any organization reads the tenant's jobs, and every other
 * caller the jobs it has created.
 */
public final class ReadableJobs {
    /** The newest jobs of the tenant among which a page of a caller's own jobs is searched. */
    private static final int MAX_SEARCHED = 2_000;

    private static final int PAGE = 100;

    private final Jobs jobs;
    private final Report report;

    public ReadableJobs(Ports ports) {
        this.jobs = ports.jobs();
        this.report = new Report(ports);
    }

    /** Returns whether the caller may read the job. */
    static boolean mayRead(RequestContext context, Job job) {
        return context.rights().reachesAny() || isOwn(context, job);
    }

    /** Returns whether the caller has created the job. */
    static boolean isOwn(RequestContext context, Job job) {
        return job.origin().createdBy().equals(context.caller().person());
    }

    /** Returns the status of the job; empty when the job does not exist, has expired, or may not be read. */
    public Optional<JobStatus> find(RequestContext context, String id) {
        return report.of(context.tenant(), id).filter(status -> mayRead(context, status.job()));
    }

    /**
     * Returns the status of a job that the credential of the request has made; empty when there is none, or when it has
     * expired.
     */
    public Optional<JobStatus> findMade(RequestContext context, String id) {
        return report.of(context.tenant(), id)
                .filter(status -> status.job()
                        .origin()
                        .credential()
                        .flatMap(maker -> context.credential().filter(maker::isSame))
                        .isPresent());
    }

    /**
     * Returns the status of a page of the jobs that the caller may read, newest first; with {@code before}, only jobs
     * with a lower id. A caller's own jobs are searched among 2,000 jobs of the tenant.
     */
    public List<JobStatus> list(RequestContext context, int limit, Optional<String> before) {
        return context.rights().reachesAny()
                ? report.list(context.tenant(), limit, before)
                : report.statuses(own(context, limit, before));
    }

    private List<Job> own(RequestContext context, int limit, Optional<String> before) {
        List<Job> own = new ArrayList<>();
        Optional<String> position = before;
        for (int searched = 0; searched < MAX_SEARCHED && own.size() < limit; searched += PAGE) {
            List<Job> page = jobs.list(context.tenant(), PAGE, position);
            page.stream().filter(job -> isOwn(context, job)).forEach(own::add);
            if (page.size() < PAGE) {
                break;
            }
            position = Optional.of(page.getLast().id());
        }
        return own.subList(0, Math.min(limit, own.size()));
    }
}
