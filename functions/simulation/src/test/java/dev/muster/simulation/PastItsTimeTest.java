package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests a job that is still open when it expires, and whose message arrives later. */
class PastItsTimeTest {
    private static final Tenant TENANT = new Tenant("late");

    @Test
    void endsAnExpiredJobWithoutWrites() {
        checkExpiredJob(PlantedBug.NONE);
    }

    static void checkExpiredJob(PlantedBug bug) {
        VirtualScheduler scheduler = new VirtualScheduler(_ -> 0);
        Deadline soon = Deadline.in(scheduler, Duration.ofMinutes(1));
        PeopleAuditor people = new PeopleAuditor(new MemoryPeople(), scheduler);
        Jobs jobs = new JobAuditor(scheduler, bug.sites().jobs(new MemoryJobs(), scheduler));
        Ports ports = new Ports(
                people,
                jobs,
                (_) -> List.of(),
                (_) -> List.of(),
                new MemoryAccess(),
                new MemoryJobEvents(),
                scheduler,
                () -> 0);
        people.save(TENANT, List.of(Person.create("jo", 1).write(List.of(), 1, Instant.EPOCH)));
        Job job = job(scheduler.now().minus(Limits.RETENTION));
        jobs.writeBatches(TENANT, job.id(), List.of(Batch.named(0, List.of("jo"))), job.expires());
        jobs.create(job, Optional.empty());

        new Engine(ports.within(soon))
                .apply()
                .apply(List.of(new Delivery(new BatchMessage(TENANT, job.id(), new BatchKey(0, 0)), 1)));
        new Engine(ports.within(soon)).sweep().sweep();

        assertThat(people.writes()).as("writes of an expired job").isEmpty();
        assertThat(jobs.find(TENANT, job.id()).flatMap(Job::completion).map(Completion::state))
                .contains(JobState.CANCELLED);
    }

    private static Job job(Instant createdAt) {
        return new Job(
                TENANT,
                "00000000000000000000000000",
                new Origin(JobKind.CHANGE, Optional.empty(), "1", createdAt),
                new Change.Assignments(List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of("FR")))),
                AdminRequest.RIGHTS,
                new Plan.ByIds(1, 0, 1),
                JobOptions.DEFAULT,
                Lifecycle.WAITING.startAt(2),
                1);
    }
}
