package dev.muster.core.flow.batch;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.Optional;

/** The jobs that are still kept: what is past its time is not there, whether it has vanished already or not. */
public final class UnexpiredJobs {
    /** With less time than this left nothing new is begun with a job: it could vanish in the middle of it. */
    private static final Duration MARGIN = Duration.ofDays(7);

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

    /** Whether it will be kept long enough to do something more with it. */
    public boolean hasEnoughRetention(Job job) {
        return job.expires().minus(MARGIN).isAfter(time.now());
    }
}
