package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.person.People;
import dev.muster.core.time.Time;
import java.util.random.RandomGenerator;

/**
 * Everything the flows need of the outside world, and the flows over it.
 *
 * @param openJobs most jobs a tenant may have open at once, from 1
 */
public record Ports(
        People people,
        Jobs jobs,
        BatchQueue queue,
        PlanQueue planQueue,
        Access access,
        Announcements announcements,
        Time time,
        RandomGenerator chance,
        int openJobs) {

    /** With as many open jobs a tenant as usual. */
    public Ports(
            People people,
            Jobs jobs,
            BatchQueue queue,
            PlanQueue planQueue,
            Access access,
            Announcements announcements,
            Time time,
            RandomGenerator chance) {
        this(people, jobs, queue, planQueue, access, announcements, time, chance, Limits.OPEN_JOBS);
    }

    public Permissions permissions() {
        return new Permissions(people, access);
    }

    public Submit submit() {
        return new Submit(jobs, permissions(), accepting());
    }

    public Search search() {
        return new Search(people, jobs, queue, ring(), finish(), kept());
    }

    public Apply apply() {
        return new Apply(jobs, kept(), changePeople(), counting(), finish());
    }

    public Bury bury() {
        return new Bury(jobs, kept(), changePeople(), search(), counting());
    }

    public Sweep sweep() {
        return new Sweep(jobs, kept(), ring(), finish(), time, chance);
    }

    public Report report() {
        return new Report(jobs, kept(), time);
    }

    public Results results() {
        return new Results(jobs, people, time);
    }

    public Cancel cancel() {
        return new Cancel(jobs, existing(), finish());
    }

    public Release release() {
        return new Release(jobs, access, existing(), accepting(), ring(), finish());
    }

    public Retry retry() {
        return new Retry(existing(), accepting());
    }

    public Undo undo() {
        return new Undo(existing(), accepting());
    }

    public Import importing() {
        return new Import(people, access, permissions(), time);
    }

    public Merge merge() {
        return new Merge(people, access, permissions(), time, chance);
    }

    public Amend amend() {
        return new Amend(people, access, permissions(), time, chance);
    }

    public Browse browse() {
        return new Browse(people);
    }

    public Administer administer() {
        return new Administer(people, access, time, chance);
    }

    private ChangePeople changePeople() {
        return new ChangePeople(people, time, chance);
    }

    private Counting counting() {
        return new Counting(jobs, finish());
    }

    private Kept kept() {
        return new Kept(jobs, time);
    }

    private Existing existing() {
        return new Existing(kept(), permissions(), accepting());
    }

    private Ring ring() {
        return new Ring(jobs, queue, planQueue);
    }

    private Finish finish() {
        return new Finish(jobs, access, ring(), announcements, time);
    }

    private Accepting accepting() {
        return new Accepting(jobs, access, new Room(jobs, openJobs), ring(), time, chance);
    }
}
