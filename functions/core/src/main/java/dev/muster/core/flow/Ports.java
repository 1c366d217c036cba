package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.person.People;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The ports of one invocation. Every call through them retries until the deadline at most.
 *
 * @param openJobs largest number of jobs that a tenant may have open at once, from 1
 * @param deadline when the invocation must have ended
 */
public record Ports(
        People people,
        Jobs jobs,
        BatchQueue batchQueue,
        PlanQueue planQueue,
        Access access,
        JobEvents jobEvents,
        Time time,
        RandomGenerator random,
        int openJobs,
        Deadline deadline)
        implements PortsProvider {
    private static final Duration UNBOUND = Duration.ofDays(1);

    /** Ports that are bound to no invocation yet, with the default limit of open jobs. */
    public Ports(
            People people,
            Jobs jobs,
            BatchQueue batchQueue,
            PlanQueue planQueue,
            Access access,
            JobEvents jobEvents,
            Time time,
            RandomGenerator random) {
        this(
                people,
                jobs,
                batchQueue,
                planQueue,
                access,
                jobEvents,
                time,
                random,
                Limits.OPEN_JOBS,
                Deadline.in(time, UNBOUND));
    }

    /** Returns the same adapters with this deadline; only for adapters that never wait. */
    @Override
    public Ports within(Deadline end) {
        return new Ports(people, jobs, batchQueue, planQueue, access, jobEvents, time, random, openJobs, end);
    }
}
