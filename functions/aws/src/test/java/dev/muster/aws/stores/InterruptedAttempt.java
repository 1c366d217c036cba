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
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.contract.SampleData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A tenant of three people, one of whom lives in the USA already, and what is done there with sound ports. */
final class InterruptedAttempt {
    static final Path COUNTRY = Path.attribute("country");
    static final JobOptions HELD = new JobOptions(false, true, OptionalLong.empty(), Duration.ofDays(90), "");
    private static final List<String> PEOPLE = List.of("jo", "li", "sam");
    private static final List<String> SELECTED = List.of("jo", "li", "sam", "nobody");
    private static final Optional<RequestContext.IdempotencyKey> KEY =
            Optional.of(new RequestContext.IdempotencyKey("key", "digest"));

    final Tenant tenant = SampleData.tenant();
    final Caller caller = new Caller(tenant, "nobody");
    private final Ports sound;

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

    /** The ports, but for the open jobs of others, which are none of ours to sweep. */
    Ports narrowed(Ports ports) {
        Jobs jobs = (Jobs) Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (_, method, arguments) -> {
                    try {
                        return method.getName().equals("open")
                                ? ports.jobs().open().stream()
                                        .filter(ref -> ref.tenant().equals(tenant))
                                        .toList()
                                : method.invoke(ports.jobs(), arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return new Ports(
                ports.people(),
                jobs,
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

    /** Whatever is sent through these is lost. */
    Ports losing() {
        return new Ports(
                sound.people(),
                sound.jobs(),
                (_) -> List.of(),
                (_) -> List.of(),
                sound.access(),
                sound.jobEvents(),
                sound.time(),
                sound.random());
    }

    SubmitResult submit(Ports ports, Selection selection, JobOptions options) {
        Change.Assignments change = new Change.Assignments(List.of(new Assignment(COUNTRY, Value.of("USA"))));
        return new Engine(ports.within(deadline()))
                .submit()
                .submit(new RequestContext(caller, KEY, deadline()), new Command(selection, change, options));
    }

    SubmitResult submit(Ports ports, JobOptions options) {
        return submit(ports, Selection.Ids.of(SELECTED), options);
    }

    Job submitted(JobOptions options) {
        return ((SubmitResult.Accepted) submit(losing(), options)).job();
    }

    void apply(Ports ports, BatchMessage message, int receives) {
        new Engine(ports.within(deadline())).apply().apply(List.of(new Delivery(message, receives)));
    }

    /** Delivers what is in the queues and lets some minutes pass with their sweeps, until all jobs are over. */
    void settle(OwnQueues queues) {
        for (int sweeps = 0; sweeps < 8; sweeps++) {
            for (boolean more = true; more; ) {
                List<BatchMessage> batches = queues.batches(tenant);
                batches.forEach(message -> apply(sound, message, 2));
                more = queues.slots(tenant).stream()
                                        .filter(slot -> new Engine(sound.within(deadline()))
                                                .planSlot()
                                                .plan(slot))
                                        .count()
                                + batches.size()
                        > 0;
            }
            if (jobs().stream().allMatch(job -> job.lifecycle().published())) {
                return;
            }
            sound.time().sleep(Duration.ofMinutes(1));
            assertThat(new Engine(sound.within(deadline())).sweep().sweep().failures())
                    .isEmpty();
        }
    }

    List<Job> jobs() {
        return sound.jobs().list(tenant, 100, Optional.empty());
    }

    /** Every job is over, the totals count everybody once, and say of the last as many changed as carry its number. */
    void check(int jobs) {
        List<Job> all = jobs();
        assertThat(all).hasSize(jobs).allMatch(job -> job.lifecycle().published());
        for (Job job : all) {
            assertThat(job.completion().orElseThrow().totals().sum())
                    .isEqualTo(new Engine(sound.within(deadline()))
                            .report()
                            .of(tenant, job.id())
                            .orElseThrow()
                            .selected());
        }
        // Not the newest by its id: time stands still here.
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
