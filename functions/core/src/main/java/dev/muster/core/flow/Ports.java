package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.flow.admin.Administer;
import dev.muster.core.flow.batch.AdvanceJob;
import dev.muster.core.flow.batch.Apply;
import dev.muster.core.flow.batch.BatchRecorder;
import dev.muster.core.flow.batch.ChangePeople;
import dev.muster.core.flow.batch.Dispatcher;
import dev.muster.core.flow.batch.HandleDeadLetter;
import dev.muster.core.flow.batch.PlanSlot;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.flow.batch.UnexpiredJobs;
import dev.muster.core.flow.job.AuthorizedJobs;
import dev.muster.core.flow.job.Cancel;
import dev.muster.core.flow.job.JobCreator;
import dev.muster.core.flow.job.OpenJobQuota;
import dev.muster.core.flow.job.Release;
import dev.muster.core.flow.job.Report;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.Retry;
import dev.muster.core.flow.job.Submit;
import dev.muster.core.flow.job.Undo;
import dev.muster.core.flow.people.CreateOrMergePerson;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.flow.people.Import;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.JobEvents;
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
        BatchQueue batchQueue,
        PlanQueue planQueue,
        Access access,
        JobEvents jobEvents,
        Time time,
        RandomGenerator random,
        int openJobs) {

    /** With as many open jobs a tenant as usual. */
    public Ports(
            People people,
            Jobs jobs,
            BatchQueue queue,
            PlanQueue planQueue,
            Access access,
            JobEvents jobEvents,
            Time time,
            RandomGenerator random) {
        this(people, jobs, queue, planQueue, access, jobEvents, time, random, Limits.OPEN_JOBS);
    }

    public Permissions permissions() {
        return new Permissions(people, access);
    }

    public Submit submit() {
        return new Submit(jobs, permissions(), jobCreator());
    }

    public PlanSlot planSlot() {
        return new PlanSlot(people, jobs, batchQueue, dispatcher(), advanceJob(), unexpiredJobs());
    }

    public Apply apply() {
        return new Apply(jobs, unexpiredJobs(), changePeople(), batchRecorder(), advanceJob());
    }

    public HandleDeadLetter handleDeadLetter() {
        return new HandleDeadLetter(jobs, unexpiredJobs(), changePeople(), planSlot(), batchRecorder());
    }

    public Sweep sweep() {
        return new Sweep(jobs, unexpiredJobs(), dispatcher(), advanceJob(), time, random);
    }

    public Report report() {
        return new Report(jobs, unexpiredJobs(), time);
    }

    public Results results() {
        return new Results(jobs, people, time);
    }

    public Cancel cancel() {
        return new Cancel(jobs, authorizedJobs(), advanceJob());
    }

    public Release release() {
        return new Release(jobs, access, authorizedJobs(), jobCreator(), dispatcher(), advanceJob());
    }

    public Retry retry() {
        return new Retry(authorizedJobs(), jobCreator());
    }

    public Undo undo() {
        return new Undo(authorizedJobs(), jobCreator());
    }

    public Import importPeople() {
        return new Import(people, access, permissions(), time);
    }

    public CreateOrMergePerson createOrMergePerson() {
        return new CreateOrMergePerson(people, access, permissions(), time, random);
    }

    public UpdatePerson updatePerson() {
        return new UpdatePerson(people, access, permissions(), time, random);
    }

    public FindPeople findPeople() {
        return new FindPeople(people);
    }

    public Administer administer() {
        return new Administer(people, access, time, random);
    }

    private ChangePeople changePeople() {
        return new ChangePeople(people, time, random);
    }

    private BatchRecorder batchRecorder() {
        return new BatchRecorder(jobs, advanceJob());
    }

    private UnexpiredJobs unexpiredJobs() {
        return new UnexpiredJobs(jobs, time);
    }

    private AuthorizedJobs authorizedJobs() {
        return new AuthorizedJobs(unexpiredJobs(), permissions(), jobCreator());
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(jobs, batchQueue, planQueue);
    }

    private AdvanceJob advanceJob() {
        return new AdvanceJob(jobs, access, dispatcher(), jobEvents, time);
    }

    private JobCreator jobCreator() {
        return new JobCreator(jobs, access, new OpenJobQuota(jobs, openJobs), dispatcher(), time, random);
    }
}
