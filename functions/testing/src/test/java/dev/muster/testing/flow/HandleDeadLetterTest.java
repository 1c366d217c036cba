package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.testing.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a dead letter ends its job, with an exact outcome for each person. */
class HandleDeadLetterTest {
    private static final int FULL_SLOT = 7;
    /** People of one slot, on more than one page and in more than one batch. */
    private static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) == FULL_SLOT)
            .limit(250)
            .toList();

    private static final String REASON = "failed the workers gave up after many deliveries";
    private static final Selection ALL = EngineFixture.by(new Filter.And(List.of()));

    private final VirtualTime time = new VirtualTime();
    private final EngineFixture engineFixture =
            new EngineFixture(new MemoryStores(time).withPlanners(), Duration.ofDays(1_000));

    @BeforeEach
    void storePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        engineFixture.store(countries);
    }

    private void handleDeadLetters(List<BatchMessage> messages) {
        messages.forEach(message -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(message));
    }

    private long living(String country) {
        return engineFixture.values(PEOPLE, COUNTRY).values().stream()
                .filter(Value.of(country)::equals)
                .count();
    }

    private void sweep() {
        time.sleep(Duration.ofMinutes(1));
        assertThat(new Engine(engineFixture.ports.within(engineFixture.deadline))
                        .sweep()
                        .sweep()
                        .failures())
                .isEmpty();
    }

    @Test
    void endsAJobWhosePeopleAllFailed() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        handleDeadLetters(engineFixture.queue.take());

        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(Outcome.FAILED, 250L));
        assertThat(engineFixture.status(job).job().lifecycle().published()).isTrue();
        assertThat(engineFixture.outcomes(job).values()).hasSize(250).containsOnly(REASON);
        assertThat(living("DE")).isEqualTo(250);
    }

    @Test
    void countsADeadLetterOnce() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(messages.subList(0, 1));
        handleDeadLetters(messages.subList(0, 1));
        handleDeadLetters(messages.subList(1, 2));
        handleDeadLetters(messages.subList(1, 2));
        assertThat(engineFixture.status(job).totals().counts())
                .isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.FAILED, 100L));
        handleDeadLetters(messages);
        handleDeadLetters(messages);

        assertThat(engineFixture.status(job).totals().counts())
                .isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.FAILED, 150L));
        assertThat(living("USA")).isEqualTo(100);
    }

    /** Tests rule 8 with a crash at each call of the last worker: written people are changed, the others failed. */
    @Test
    void countsPeopleWrittenBeforeTheWorkerCrashed() {
        List<String> selected = new ArrayList<>(PEOPLE);
        selected.add("nobody");
        int decided = 0;
        boolean crashed = true;
        for (int calls = 1; crashed; calls++) {
            String country = "X" + calls;
            Job job = engineFixture.submit(Selection.Ids.of(selected), to(country));
            List<BatchMessage> messages = engineFixture.queue.take();
            crashed = !HeldBackQueue.deliver(
                            new Engine(CrashingPorts.after(calls, engineFixture.ports)).apply(), messages, 5)
                    .isEmpty();
            BatchKey last = messages.getLast().batch();
            Map<BatchKey, BatchOutcomes> before =
                    engineFixture.ports.jobs().outcomes(job.tenant(), job.id(), List.of(last));
            handleDeadLetters(messages);

            JobStatus end = engineFixture.status(job);
            assertThat(end.job().hasEnded()).as("crashed after %d calls", calls).isTrue();
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(living(country));
            assertThat(end.totals().sum()).isEqualTo(251);
            String nobody = engineFixture.outcomes(job).get("nobody");
            assertThat(nobody).isEqualTo(before.isEmpty() ? REASON : "not_found no such person");
            decided += before.size();
        }
        assertThat(decided).as("crashes after the outcomes were written").isGreaterThan(1);
    }

    @Test
    void ignoresJobsThatAreHeldOrHaveEnded() {
        Job held =
                engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"), options(false, true, OptionalLong.empty()));
        handleDeadLetters(List.of(new BatchMessage(held.tenant(), held.id(), new BatchKey(0, 0))));
        assertThat(engineFixture.status(held).state()).isEqualTo(JobState.HELD);
        assertThat(engineFixture.ports.jobs().tallies(held.tenant(), held.id())).isEmpty();

        accepted(engineFixture.release(held));
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(messages);
        handleDeadLetters(messages);
        assertThat(engineFixture.status(held).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        handleDeadLetters(List.of(new BatchMessage(held.tenant(), "another", new BatchKey(0, 0))));
        new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(new SlotMessage(held.tenant(), "another", 0));
    }

    @Test
    void cancelsAJobWithASlotThatCannotBePlanned() {
        Job job = engineFixture.submit(ALL, to("USA"));
        List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
        SlotMessage poison = slots.get(3);
        slots.stream()
                .filter(slot -> !slot.equals(poison))
                .forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                        .planSlot()
                        .plan(slot));
        List<BatchMessage> found = engineFixture.queue.take();
        engineFixture.deliver(found.subList(0, 1));
        new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(poison);
        engineFixture.deliver(found.subList(1, found.size()));

        JobStatus end = engineFixture.status(job);
        assertThat(end.state()).isEqualTo(JobState.CANCELLED);
        assertThat(end.job().lifecycle().cancelled()).contains("gave up planning slot 3");
        assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 150L));
        assertThat(living("USA")).isEqualTo(100);
        new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(poison);
        assertThat(engineFixture.status(job)).isEqualTo(end);
    }

    @Test
    void cancelsAJobWithMaxAffectedWhoseSlotsCannotBePlanned() {
        Job job = engineFixture.submit(ALL, to("USA"), options(false, false, OptionalLong.of(250)));
        List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
        slots.forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(slot));

        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(engineFixture.status(job).selected()).isZero();
        assertThat(living("DE")).isEqualTo(250);
    }

    /** Tests rule 9 with a crash at each call of a planner: the sweep continues a slot that has made progress. */
    @Test
    void leavesASlotWithProgressToTheSweep() {
        int left = 0;
        int givenUp = 0;
        boolean crashed = true;
        for (int calls = 1; crashed; calls++) {
            Job job = engineFixture.submit(ALL, to("X" + calls));
            List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
            SlotMessage fullSlot = slots.get(FULL_SLOT);
            slots.stream()
                    .filter(slot -> !slot.equals(fullSlot))
                    .forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                            .planSlot()
                            .plan(slot));
            crashed = crashes(calls, fullSlot);
            engineFixture.queue.take();
            boolean untouched = progress(job).equals(SlotProgress.unplanned(FULL_SLOT));
            new Engine(engineFixture.ports.within(engineFixture.deadline))
                    .handleDeadLetter()
                    .handle(fullSlot);
            for (int sweeps = 0; sweeps < 6; sweeps++) {
                sweep();
                engineFixture.run();
            }

            JobStatus end = engineFixture.status(job);
            assertThat(end.state())
                    .as("crashed after %d calls", calls)
                    .isEqualTo(untouched ? JobState.CANCELLED : JobState.COMPLETED);
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(untouched ? 0 : 250);
            givenUp += untouched ? 1 : 0;
            left += untouched ? 0 : 1;
        }
        assertThat(givenUp).isPositive();
        assertThat(left).isPositive();
    }

    private SlotProgress progress(Job job) {
        return engineFixture
                .ports
                .jobs()
                .progress(job.tenant(), job.id(), List.of(FULL_SLOT))
                .getFirst();
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
}
