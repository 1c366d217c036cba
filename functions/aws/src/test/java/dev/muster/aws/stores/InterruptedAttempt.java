package dev.muster.aws.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.contract.SampleData;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A tenant of three people; one lives in the USA. The test acts on it through ports without faults. */
final class InterruptedAttempt {
    static final Path COUNTRY = Path.attribute("country");
    static final JobOptions HELD =
            new JobOptions(false, Optional.of(Limits.HOLD), OptionalLong.empty(), Duration.ofDays(90), "");
    private static final List<String> PEOPLE = List.of("jo", "li", "sam");
    private static final List<String> SELECTED = List.of("jo", "li", "sam", "unknown");
    private static final Optional<RequestContext.IdempotencyKey> KEY =
            Optional.of(new RequestContext.IdempotencyKey("key", "digest"));

    final Tenant tenant = SampleData.tenant();
    final Caller caller = new Caller(tenant, "caller");
    final Ports sound;

    InterruptedAttempt(Ports ports) {
        this.sound = narrowed(ports);
        long sequence = sound.access().nextSequence(tenant);
        List<Person> people = PEOPLE.stream()
                .map(id -> Person.create(id, sequence)
                        .write(
                                List.of(new Assignment(COUNTRY, Value.of(id.equals("sam") ? "USA" : "DE"))),
                                sequence,
                                SampleData.NOW))
                .toList();
        assertThat(sound.people().save(tenant, people)).isEmpty();
    }

    /** Returns the ports with only the open jobs of this tenant, because the tests share the tables. */
    Ports narrowed(Ports ports) {
        return new Ports(
                ports.people(),
                new TenantJobs(ports.jobs(), tenant),
                ports.batchQueue(),
                ports.planQueue(),
                ports.access(),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    Deadline deadline() {
        return Deadline.in(sound.time(), Duration.ofSeconds(20));
    }

    /** Returns the ports with queues that lose every message. */
    Ports losing() {
        return new Ports(
                sound.people(),
                sound.jobs(),
                (_) -> List.of(),
                new MemoryPlanQueue(),
                sound.access(),
                sound.jobEvents(),
                sound.time(),
                sound.random());
    }

    Engine engine(Ports ports) {
        return new Engine(ports.within(deadline()));
    }

    RequestContext context() {
        return AdminRequest.of(caller, Optional.empty(), deadline());
    }

    SubmitResult submit(Ports ports, Selection selection, JobOptions options) {
        Change.Assignments change = new Change.Assignments(List.of(new Assignment(COUNTRY, Value.of("USA"))));
        return engine(ports)
                .submit()
                .submit(AdminRequest.of(caller, KEY, deadline()), new Command(selection, change, options));
    }

    SubmitResult submit(Ports ports, JobOptions options) {
        return submit(ports, Selection.Ids.of(SELECTED), options);
    }

    Job submitted(JobOptions options) {
        return ((SubmitResult.Accepted) submit(losing(), options)).job();
    }

    void apply(Ports ports, BatchMessage message, int receiveCount) {
        engine(ports).apply().apply(List.of(new Delivery(message, receiveCount)));
    }

    /** Delivers all messages and runs a sweep each minute, until all jobs have ended. */
    void settle(OwnQueues queues) {
        for (int sweeps = 0; sweeps < 8; sweeps++) {
            for (boolean more = true; more; ) {
                List<BatchMessage> batches = queues.batches(tenant);
                batches.forEach(message -> apply(sound, message, 2));
                more = queues.slots(tenant).stream()
                                        .filter(slot -> engine(sound).planSlot().plan(slot))
                                        .count()
                                + batches.size()
                        > 0;
            }
            if (jobs().stream().allMatch(job -> job.lifecycle().published())) {
                return;
            }
            sound.time().sleep(Duration.ofMinutes(1));
            assertThat(engine(sound).sweep().sweep().failures()).isEmpty();
        }
    }

    List<Job> jobs() {
        return sound.jobs().list(tenant, 100, Optional.empty());
    }

    /**
     * Checks that every job has ended, that its totals count each person once, and that the changed people of the last
     * job carry its sequence.
     */
    void check(int jobs) {
        List<Job> all = jobs();
        assertThat(all).hasSize(jobs).allMatch(job -> job.lifecycle().published());
        for (Job job : all) {
            assertThat(job.completion().orElseThrow().totals().sum())
                    .isEqualTo(engine(sound)
                            .report()
                            .of(tenant, job.id())
                            .orElseThrow()
                            .selected());
        }
        // The ids do not order the jobs, because the time of the test stands still.
        Job last = all.stream()
                .max(Comparator.comparingLong(job -> job.sequence().orElse(0)))
                .orElseThrow();
        assertThat(last.completion().orElseThrow().totals().of(Outcome.CHANGED)).isEqualTo(writtenBy(last.sequence()));
    }

    private long writtenBy(OptionalLong sequence) {
        return sound.people().loadLatest(tenant, SELECTED).values().stream()
                .map(person -> person.register(COUNTRY))
                .filter(register -> sequence.isPresent() && register.by() == sequence.getAsLong())
                .count();
    }
}
