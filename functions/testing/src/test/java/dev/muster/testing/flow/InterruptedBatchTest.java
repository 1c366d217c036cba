package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.testing.memory.MemoryJobEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a repeated delivery continues after a crash at any call, without losses or duplicates. */
class InterruptedBatchTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 150).mapToObj(number -> "p" + number).toList();

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores().withPlanners());

    @BeforeEach
    void storePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        engineFixture.store(countries);
    }

    private long living(String country) {
        return engineFixture.values(PEOPLE, COUNTRY).values().stream()
                .filter(Value.of(country)::equals)
                .count();
    }

    @Test
    void runsWithoutReleaseWhereverThePlannerCrashes() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            String country = "X" + calls;
            Job job = engineFixture.submit(
                    EngineFixture.by(new Filter.And(List.of())),
                    to(country),
                    options(false, false, OptionalLong.of(PEOPLE.size())));
            List<SlotMessage> slots = engineFixture.planQueue.receive(64);
            slots.subList(1, 64)
                    .forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                            .planSlot()
                            .plan(slot));
            killed = crashes(calls, slots.getFirst());
            assertThat(new Engine(engineFixture.ports.within(engineFixture.deadline))
                            .planSlot()
                            .plan(slots.getFirst()))
                    .isTrue();
            engineFixture.run();

            JobStatus end = engineFixture.status(job);
            assertThat(end.state()).as("killed after %d calls", calls).isEqualTo(JobState.COMPLETED);
            assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 150L));
            assertThat(living(country)).isEqualTo(150);
        }
    }

    private boolean crashes(int calls, SlotMessage slot) {
        try {
            new Engine(CrashingPorts.after(calls, engineFixture.ports).within(engineFixture.deadline))
                    .planSlot()
                    .plan(slot);
            return false;
        } catch (CrashingPorts.Killed _) {
            return true;
        }
    }

    /** Cancels the job after each call of a worker: written people count as changed, and no other person is written. */
    @Test
    void countsPeopleWrittenBeforeTheCancel() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            String country = "X" + calls;
            Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to(country));
            List<BatchMessage> messages = engineFixture.queue.take();
            killed = crashesAt(calls, messages);
            long written = living(country);
            boolean over = engineFixture.status(job).job().hasEnded();
            if (!over) {
                accepted(engineFixture.cancel(job));
            }
            HeldBackQueue.deliver(new Engine(engineFixture.ports).apply(), messages, 2);

            JobStatus end = engineFixture.status(job);
            assertThat(end.job().hasEnded()).as("killed after %d calls", calls).isTrue();
            assertThat(living(country)).isEqualTo(written);
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(written);
            assertThat(end.totals().sum()).isEqualTo(150);
        }
    }

    /**
     * A message that the sweep sends again has a receive count of one. A worker finds the assigned values and crashes, and
     * then an earlier job writes the people. The worker that decides again must report their values.
     */
    @Test
    void reportsValuesThatAnEarlierJobWroteAfterTheCrash() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            String country = calls == 1 ? "DE" : "X" + (calls - 1);
            Job earlier = engineFixture.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            List<BatchMessage> late = engineFixture.queue.take();
            Job later = engineFixture.submit(Selection.Ids.of(PEOPLE), to(country));
            List<BatchMessage> messages = engineFixture.queue.take();
            killed = crashesAt(calls, messages);
            engineFixture.deliver(late);
            engineFixture.deliver(messages);

            JobStatus end = engineFixture.status(later);
            assertThat(engineFixture.status(earlier).state()).isEqualTo(JobState.COMPLETED);
            assertThat(end.state()).as("killed after %d calls", calls).isEqualTo(JobState.COMPLETED);
            assertThat(end.totals().of(Outcome.CHANGED))
                    .as("written, killed after %d calls", calls)
                    .isEqualTo(written(later));
            Job settle = engineFixture.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            engineFixture.run();
            assertThat(engineFixture.status(settle).state()).isEqualTo(JobState.COMPLETED);
        }
    }

    /** Returns the number of people whose value was written by this job. */
    private long written(Job job) {
        long sequence = job.sequence().orElseThrow();
        return engineFixture.ports.people().loadLatest(engineFixture.caller.tenant(), PEOPLE).values().stream()
                .filter(person -> person.register(COUNTRY).by() == sequence)
                .count();
    }

    private boolean crashesAt(int calls, List<BatchMessage> messages) {
        return !HeldBackQueue.deliver(new Engine(CrashingPorts.after(calls, engineFixture.ports)).apply(), messages, 1)
                .isEmpty();
    }

    @Test
    void publishesEveryEndWhereverTheWorkerCrashes() {
        MemoryJobEvents jobEvents = (MemoryJobEvents) engineFixture.ports.jobEvents();
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            List<BatchMessage> messages = engineFixture.queue.take();
            killed = crashesAt(calls, messages);
            HeldBackQueue.deliver(new Engine(engineFixture.ports).apply(), messages, 2);

            assertThat(jobEvents.published())
                    .as("killed after %d calls", calls)
                    .filteredOn(ended -> ended.id().equals(job.id()))
                    .isNotEmpty()
                    .allSatisfy(ended -> assertThat(
                                    ended.completion().orElseThrow().totals().sum())
                            .isEqualTo(150));
            assertThat(engineFixture.status(job).job().lifecycle().published()).isTrue();
        }
    }

    /** The message with the planner's copies comes last: the copies hold the value of the job, which it wrote since. */
    @Test
    void countsPeopleThatACrashedDeliveryChangedInSpiteOfThePlannersCopies() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            Job earlier = engineFixture.submit(Selection.Ids.of(PEOPLE), to("IT"));
            List<BatchMessage> earlierMessages = engineFixture.queue.take();
            Job job = engineFixture.submit(EngineFixture.by(EngineFixture.livingIn("DE")), to("DE"));
            engineFixture.plan();
            List<BatchMessage> messages = engineFixture.queue.take();
            assertThat(messages).allMatch(message -> !message.read().isEmpty());
            engineFixture.deliver(earlierMessages);

            killed = crashesAt(calls, withoutCopies(messages));
            engineFixture.deliver(messages);

            assertThat(engineFixture.status(earlier).state()).isEqualTo(JobState.COMPLETED);
            JobStatus end = engineFixture.status(job);
            assertThat(end.totals().counts())
                    .as("killed after %d calls", calls)
                    .isEqualTo(Map.of(Outcome.CHANGED, 150L));
            assertThat(living("DE")).isEqualTo(150);
        }
    }

    private static List<BatchMessage> withoutCopies(List<BatchMessage> messages) {
        return messages.stream()
                .map(message -> new BatchMessage(message.tenant(), message.job(), message.batch()))
                .toList();
    }
}
