package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** The people, queues and checks of {@link PlanSlotContract}. */
abstract class PlanSlotFixture {
    static final Path COUNTRY = Path.attribute("country");
    static final int FULL_SLOT = 7;
    /** People of one slot. Every second one lives in Germany. */
    static final List<String> PEOPLE_OF_FULL_SLOT = peopleOfFullSlot(440);

    private final EngineStores stores;
    final HeldBackQueue queue = new HeldBackQueue();
    final MemoryPlanQueue planQueue = new MemoryPlanQueue();
    Ports ports;
    Caller caller;
    Deadline deadline;

    PlanSlotFixture(EngineStores stores) {
        this.stores = stores;
    }

    /** Returns people of the other slots: every third lives in Germany, every fifth is in organization 3. */
    static List<String> peopleOfOtherSlots() {
        return IntStream.range(0, 200)
                .mapToObj(number -> "s" + number)
                .filter(id -> Slot.of(id) != FULL_SLOT)
                .toList();
    }

    static List<String> peopleOfFullSlot(int many) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "c" + number)
                .filter(id -> Slot.of(id) == FULL_SLOT)
                .limit(many)
                .toList();
    }

    static Set<String> every(int nth, List<String> ids) {
        return IntStream.range(0, ids.size())
                .filter(number -> number % nth == 0)
                .mapToObj(ids::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> germans() {
        Set<String> germans = every(2, PEOPLE_OF_FULL_SLOT);
        germans.addAll(every(3, peopleOfOtherSlots()));
        return germans;
    }

    @BeforeEach
    void storePeople() {
        ports = stores.withPlanners().ports(queue, planQueue);
        caller = new Caller(stores.tenant(), "nobody");
        deadline = Deadline.in(ports.time(), Duration.ofMinutes(5));
        Set<String> members = every(5, peopleOfOtherSlots());
        ports.access().addOrganization(caller.tenant(), "3");
        ports.people().enroll(caller.tenant(), Map.of("3", members));
        long sequence = ports.access().nextSequence(caller.tenant());
        List<Person> people = new ArrayList<>();
        Set<String> germans = germans();
        for (List<String> ids : List.of(PEOPLE_OF_FULL_SLOT, peopleOfOtherSlots())) {
            ids.forEach(
                    id -> people.add(person(id, germans.contains(id) ? "DE" : "FR", members.contains(id), sequence)));
        }
        assertThat(ports.people().save(caller.tenant(), people)).isEmpty();
    }

    Person person(String id, String country, boolean isMember, long sequence) {
        List<Assignment> registers = new ArrayList<>(List.of(new Assignment(COUNTRY, Value.of(country))));
        if (isMember) {
            registers.add(new Assignment(Path.member("3"), Value.of(true)));
        }
        return Person.create(id, sequence).write(registers, sequence, Instant.EPOCH);
    }

    Job submit(Filter filter, Optional<String> organization) {
        Command command = new Command(
                new Selection.Filtered(filter, organization),
                new Change.Assignments(List.of(new Assignment(COUNTRY, Value.of("USA")))));
        SubmitResult submitted = new Engine(ports.within(deadline))
                .submit()
                .submit(AdminRequest.of(caller, Optional.empty(), deadline), command);
        return ((SubmitResult.Accepted) submitted).job();
    }

    static Filter livingIn(String country) {
        return new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of(country));
    }

    void plan(List<SlotMessage> messages) {
        messages.forEach(message -> assertThat(
                        new Engine(ports.within(deadline)).planSlot().plan(message))
                .isTrue());
    }

    /** Runs a planner of the full slot, and returns whether it crashed after the given number of calls. */
    boolean crashes(int calls, Job job) {
        try {
            new Engine(CrashingPorts.after(calls, ports).within(deadline))
                    .planSlot()
                    .plan(fullSlotOf(job));
            return false;
        } catch (CrashingPorts.Killed _) {
            return true;
        }
    }

    SlotMessage fullSlotOf(Job job) {
        return new SlotMessage(caller.tenant(), job.id(), FULL_SLOT);
    }

    List<String> plannedOf(Job job) {
        List<SlotProgress> progress = ports.jobs().progress(caller.tenant(), job.id(), List.of(FULL_SLOT));
        assertThat(progress.getFirst().closed()).isTrue();
        List<BatchKey> keys = new PlanProgress(progress).keys().toList();
        Map<BatchKey, Batch> batches = ports.jobs().batches(caller.tenant(), job.id(), keys);
        List<String> ids =
                keys.stream().flatMap(key -> batches.get(key).ids().stream()).toList();
        assertThat(ids).hasSize(Math.toIntExact(progress.getFirst().selected()));
        return ids;
    }

    void deliver() {
        assertThat(HeldBackQueue.deliver(new Engine(ports).apply(), queue.take(), 1))
                .isEmpty();
    }

    void move(List<String> ids, String country) {
        long sequence = ports.access().nextSequence(caller.tenant());
        List<Person> moved = ports.people().loadLatest(caller.tenant(), ids).values().stream()
                .map(person ->
                        person.write(List.of(new Assignment(COUNTRY, Value.of(country))), sequence, Instant.EPOCH))
                .toList();
        assertThat(ports.people().save(caller.tenant(), moved)).isEmpty();
    }

    JobStatus status(Job job) {
        return new Engine(ports.within(deadline))
                .report()
                .of(caller.tenant(), job.id())
                .orElseThrow();
    }

    void expectEnd(Job job, Set<String> changed) {
        JobStatus status = status(job);
        assertThat(status.state()).isEqualTo(JobState.COMPLETED);
        assertThat(status.selected()).isEqualTo(changed.size());
        assertThat(status.totals().of(Outcome.CHANGED)).isEqualTo(changed.size());
        assertThat(status.pending()).isZero();
        List<Results.Line> lines = new ArrayList<>();
        Optional<Results.Position> from = Optional.of(Results.Position.FIRST);
        while (from.isPresent()) {
            Results.Page page =
                    new Engine(ports.within(deadline)).results().page(status.job(), from.get(), Optional.empty());
            lines.addAll(page.lines());
            from = page.next();
        }
        assertThat(lines).extracting(Results.Line::id).containsExactlyInAnyOrderElementsOf(changed);
    }

    Set<String> peopleIn(String country) {
        List<String> ids = new ArrayList<>(PEOPLE_OF_FULL_SLOT);
        ids.addAll(peopleOfOtherSlots());
        return ports.people().loadLatest(caller.tenant(), ids).values().stream()
                .filter(person -> person.value(COUNTRY).equals(Value.of(country)))
                .map(Person::id)
                .collect(Collectors.toSet());
    }
}
