package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PlanBudget;
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
 * @param planBudget the limits within which a request plans a job by filter itself
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
        Deadline deadline,
        PlanBudget planBudget)
        implements PortsProvider {
    private static final Duration UNBOUND = Duration.ofDays(1);

    /** Ports with the standard limits of planning in a request. */
    public Ports(
            People people,
            Jobs jobs,
            BatchQueue batchQueue,
            PlanQueue planQueue,
            Access access,
            JobEvents jobEvents,
            Time time,
            RandomGenerator random,
            int openJobs,
            Deadline deadline) {
        this(
                people,
                jobs,
                batchQueue,
                planQueue,
                access,
                jobEvents,
                time,
                random,
                openJobs,
                deadline,
                PlanBudget.STANDARD);
    }

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
        return new Ports(
                people, jobs, batchQueue, planQueue, access, jobEvents, time, random, openJobs, end, planBudget);
    }

    /** Returns the same ports with another store of people. */
    public Ports with(People other) {
        return new Ports(
                other, jobs, batchQueue, planQueue, access, jobEvents, time, random, openJobs, deadline, planBudget);
    }

    /** Returns the same ports with another store of access. */
    public Ports with(Access other) {
        return new Ports(
                people, jobs, batchQueue, planQueue, other, jobEvents, time, random, openJobs, deadline, planBudget);
    }

    /** Returns the same ports with another store of jobs. */
    public Ports with(Jobs other) {
        return new Ports(
                people, other, batchQueue, planQueue, access, jobEvents, time, random, openJobs, deadline, planBudget);
    }

    /** Returns the same ports with other limits of planning in a request. */
    public Ports with(PlanBudget other) {
        return new Ports(
                people, jobs, batchQueue, planQueue, access, jobEvents, time, random, openJobs, deadline, other);
    }
}
