package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileOptions;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Completion;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.RowCount;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests a job that is still open when it expires and whose message arrives later, a job that is held too long and whose
 * release arrives later, and one whose file is closed too late.
 */
class PastItsTimeTest {
    private static final Tenant TENANT = new Tenant("late");
    private static final Lifecycle RUNNING = Lifecycle.WAITING.startAt(2);

    @Test
    void endsAnExpiredJobWithoutWrites() {
        checkExpiredJob(PlantedBug.NONE);
    }

    @Test
    void endsAJobThatIsHeldTooLong() {
        checkHeldJob(PlantedBug.NONE);
    }

    /** The sweep leaves an open file alone for 24 hours. Then it cancels the job, and a late close is refused. */
    @Test
    void endsAJobWhoseFileIsNotClosedInTime() {
        Run early = new Run(PlantedBug.NONE);
        Job waiting =
                early.create(fileSince(early.scheduler.now().minus(Limits.OPEN).plusSeconds(1)));
        early.engine().sweep().sweep();
        assertThat(early.state(waiting)).as("state of a job that may be open").isEmpty();

        Run late = new Run(PlantedBug.NONE);
        Job job = late.create(fileSince(late.scheduler.now().minus(Limits.OPEN)));
        late.engine().sweep().sweep();
        SubmitResult close = late.engine()
                .closeFile()
                .close(AdminRequest.of(new Caller(TENANT, "1"), late.soon()), job.id(), new RowCount(0, 0));

        assertThat(late.state(job)).as("state of a job open too long").contains(JobState.CANCELLED);
        assertThat(close).isInstanceOf(SubmitResult.Refused.class);
    }

    private static Job fileSince(Instant createdAt) {
        return new Job(
                TENANT,
                "00000000000000000000000000",
                new Origin(JobKind.FILE, Optional.empty(), "1", createdAt),
                new JobChange.Loaded(new Change.Rows(Set.of())),
                AdminRequest.RIGHTS,
                new Plan.ByFile(FileOptions.DEFAULT, 1, new FileIntake.Open()),
                JobOptions.DEFAULT,
                Lifecycle.WAITING,
                1);
    }

    static void checkExpiredJob(PlantedBug bug) {
        Run run = new Run(bug);
        Job job = run.create(job(run.scheduler.now().minus(Limits.RETENTION), JobOptions.DEFAULT, RUNNING));
        run.deliver(job);
        run.engine().sweep().sweep();

        assertThat(run.writes()).as("writes of an expired job").isEmpty();
        assertThat(run.state(job)).contains(JobState.CANCELLED);
    }

    /** The sweep leaves a job alone until the end of its hold, and then cancels it before the release arrives. */
    static void checkHeldJob(PlantedBug bug) {
        Run early = new Run(bug);
        Job waiting =
                early.create(heldSince(early.scheduler.now().minus(Limits.HOLD).plusSeconds(1)));
        early.engine().sweep().sweep();
        assertThat(early.state(waiting)).as("state of a job that may be held").isEmpty();

        Run late = new Run(bug);
        Job job = late.create(heldSince(late.scheduler.now().minus(Limits.HOLD)));
        late.engine().sweep().sweep();
        SubmitResult release =
                late.engine().release().release(AdminRequest.of(new Caller(TENANT, "1"), late.soon()), job.id());
        late.deliver(job);

        assertThat(late.state(job)).as("state of a job held too long").contains(JobState.CANCELLED);
        assertThat(release).isInstanceOf(SubmitResult.Refused.class);
        assertThat(late.writes()).as("writes of a job held too long").isEmpty();
    }

    private static Job heldSince(Instant createdAt) {
        JobOptions options =
                new JobOptions(false, Optional.of(Limits.HOLD), OptionalLong.empty(), Limits.RETENTION, "");
        return job(createdAt, options, Lifecycle.WAITING);
    }

    /** Stores with the bug, and one person in them. */
    private static final class Run {
        private final VirtualScheduler scheduler = new VirtualScheduler(_ -> 0);
        private final PeopleAuditor people = new PeopleAuditor(new MemoryPeople(), scheduler);
        private final Jobs jobs;
        private final Ports ports;

        Run(PlantedBug bug) {
            this.jobs = new JobAuditor(scheduler, bug.sites().jobs(new MemoryJobs(), scheduler));
            this.ports = new Ports(
                    people,
                    jobs,
                    (_) -> List.of(),
                    new MemoryPlanQueue(),
                    new MemoryAccess(),
                    new MemoryJobEvents(),
                    scheduler,
                    () -> 0);
            people.save(TENANT, List.of(Person.create("jo", 1).write(List.of(), 1, Instant.EPOCH)));
        }

        /** Returns the writes of the job, without the creation of the person. */
        List<PeopleAuditor.Write> writes() {
            return people.writes().stream().filter(write -> write.by() > 1).toList();
        }

        Deadline soon() {
            return Deadline.in(scheduler, Duration.ofMinutes(1));
        }

        Engine engine() {
            return new Engine(ports.within(soon()));
        }

        Job create(Job job) {
            jobs.writeBatches(TENANT, job.id(), List.of(Batch.named(0, List.of("jo"))), job.expires());
            jobs.create(job, Optional.empty());
            return job;
        }

        void deliver(Job job) {
            engine().apply().apply(List.of(new Delivery(new BatchMessage(TENANT, job.id(), new BatchKey(0, 0)), 1)));
        }

        Optional<JobState> state(Job job) {
            return jobs.find(TENANT, job.id()).flatMap(Job::completion).map(Completion::state);
        }
    }

    private static Job job(Instant createdAt, JobOptions options, Lifecycle lifecycle) {
        return new Job(
                TENANT,
                "00000000000000000000000000",
                new Origin(JobKind.CHANGE, Optional.empty(), "1", createdAt),
                new JobChange.Loaded(
                        new Change.Assignments(List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of("FR"))))),
                AdminRequest.RIGHTS,
                new Plan.ByIds(1, 0, 1),
                options,
                lifecycle,
                1);
    }
}
