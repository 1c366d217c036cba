package dev.muster.core.flow.batch;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.time.Time;
import java.util.Optional;

/** The jobs that have not expired. An expired job counts as missing, even while the store still has it. */
public final class UnexpiredJobs {
    private final Jobs jobs;
    private final Time time;

    public UnexpiredJobs(Ports ports) {
        this.jobs = ports.jobs();
        this.time = ports.time();
    }

    public Optional<Job> find(Tenant tenant, String id) {
        return jobs.find(tenant, id).filter(this::isUnexpired);
    }

    public boolean isUnexpired(Job job) {
        return job.expires().isAfter(time.now());
    }

    /** Returns whether the job is kept long enough to act on it. */
    public boolean hasEnoughRetention(Job job) {
        return job.expires().minus(Limits.ACTION_MARGIN).isAfter(time.now());
    }
}
