package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.person.People;
import dev.muster.core.time.Time;
import java.util.random.RandomGenerator;

/** Everything the flows need of the outside world, and the flows over it. */
public record Ports(
        People people,
        Jobs jobs,
        BatchQueue queue,
        PlanQueue planQueue,
        Access access,
        Time time,
        RandomGenerator chance) {

    public Permissions permissions() {
        return new Permissions(people, access);
    }

    public Submit submit() {
        return new Submit(jobs, access, queue, planQueue, permissions(), time, chance);
    }

    public Search search() {
        return new Search(people, jobs, queue, new Finish(jobs, time));
    }

    public Apply apply() {
        return new Apply(jobs, new ChangePeople(people, time, chance), new Finish(jobs, time));
    }

    public Report report() {
        return new Report(jobs, time);
    }

    public Results results() {
        return new Results(jobs);
    }

    public Import importing() {
        return new Import(people, access, permissions(), time);
    }

    public Merge merge() {
        return new Merge(people, access, permissions(), time, chance);
    }

    public Administer administer() {
        return new Administer(people, access, time, chance);
    }
}
