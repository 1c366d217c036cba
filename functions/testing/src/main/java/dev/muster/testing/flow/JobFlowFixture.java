package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** The people, queues and checks of {@link JobFlowContract}. */
abstract class JobFlowFixture {
    static final Path COUNTRY = Path.attribute("country");
    static final int PEOPLE = 1_250;
    private final EngineStores stores;
    final HeldBackQueue queue = new HeldBackQueue();
    final MemoryPlanQueue planQueue = new MemoryPlanQueue();
    Ports ports;
    Caller caller;
    Deadline deadline;

    JobFlowFixture(EngineStores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void storePeople() {
        ports = stores.ports(queue, planQueue);
        caller = new Caller(stores.tenant(), "nobody");
        deadline = Deadline.in(ports.time(), Duration.ofMinutes(5));
        long sequence = ports.access().nextSequence(caller.tenant());
        assertThat(ports.people()
                        .save(
                                caller.tenant(),
                                IntStream.range(0, PEOPLE)
                                        .mapToObj(number -> person(number, sequence))
                                        .toList()))
                .isEmpty();
    }

    private static Person person(int number, long sequence) {
        List<Assignment> attributes = List.of(
                new Assignment(COUNTRY, Value.of("DE")),
                new Assignment(Path.attribute("name"), Value.of("Łukasz " + number)));
        return Person.create("p" + number, sequence).write(attributes, sequence, Instant.EPOCH);
    }

    static List<String> ids() {
        return IntStream.range(0, PEOPLE).mapToObj(n -> "p" + n).toList();
    }

    static List<String> withUnknown() {
        List<String> ids = new ArrayList<>(ids());
        IntStream.range(0, 50).forEach(n -> ids.add(n * 20, "unknown" + n));
        return List.copyOf(ids);
    }

    Job submit(List<String> ids, String country) {
        return accepted(new Command(
                Selection.Ids.of(ids),
                toCountry(country),
                new JobOptions(false, Optional.empty(), OptionalLong.empty(), Limits.RETENTION, "a test")));
    }

    Job accepted(Command command) {
        SubmitResult submitted = new Engine(ports.within(deadline))
                .submit()
                .submit(AdminRequest.of(caller, Optional.empty(), deadline), command);
        return ((SubmitResult.Accepted) submitted).job();
    }

    static Change.Assignments toCountry(String country) {
        return new Change.Assignments(List.of(new Assignment(COUNTRY, Value.of(country))));
    }

    List<?> deliver(List<BatchMessage> messages, int receives) {
        return HeldBackQueue.deliver(new Engine(ports).apply(), messages, receives);
    }

    JobStatus status(Job job) {
        return new Engine(ports.within(deadline))
                .report()
                .of(caller.tenant(), job.id())
                .orElseThrow();
    }

    void expectTotals(Job job, Map<Outcome, Long> expected) {
        JobStatus status = status(job);
        assertThat(status.state()).isEqualTo(JobState.COMPLETED);
        assertThat(status.totals().counts()).isEqualTo(expected);
        assertThat(status.pending()).isZero();
        assertThat(status.done()).isEqualTo(status.planned());
    }

    Map<String, Person> people() {
        return ports.people().loadLatest(caller.tenant(), ids());
    }

    void expectCountry(String country) {
        Map<String, Value> expected = new HashMap<>();
        ids().forEach(id -> expected.put(id, Value.of(country)));
        Map<String, Value> found = new HashMap<>();
        people().forEach((id, person) -> found.put(id, person.value(COUNTRY)));
        assertThat(found).isEqualTo(expected);
    }

    List<Results.Line> lines(Job job, Optional<String> only) {
        Job now = ports.jobs().find(caller.tenant(), job.id()).orElseThrow();
        return new Engine(ports.within(deadline))
                .results()
                .page(now, Results.Position.FIRST, only)
                .lines();
    }
}
