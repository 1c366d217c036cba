package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.terms;
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

/** What came too often is given up: its job ends, and says for whom it was in vain and for whom not. */
class HandleDeadLetterTest {
    private static final int CROWDED = 7;
    /** All in one slot, as many as take more than one page to read and more than one batch to hold. */
    private static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) == CROWDED)
            .limit(250)
            .toList();

    private static final String REASON = "failed the workers gave up after many deliveries";
    private static final Selection EVERYBODY = EngineFixture.by(new Filter.And(List.of()));

    private final VirtualTime time = new VirtualTime();
    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores(time), Duration.ofDays(1_000));

    @BeforeEach
    void somePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        engineFixture.store(countries);
    }

    private void bury(List<BatchMessage> messages) {
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
    void endsAJobNobodyOfWhichCouldBeDone() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        bury(engineFixture.queue.take());

        assertThat(engineFixture.standing(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(engineFixture.standing(job).totals().counts()).isEqualTo(Map.of(Outcome.FAILED, 250L));
        assertThat(engineFixture.standing(job).job().lifecycle().published()).isTrue();
        assertThat(engineFixture.outcomes(job).values()).hasSize(250).containsOnly(REASON);
        assertThat(living("DE")).isEqualTo(250);
    }

    @Test
    void countsOnceWhatIsBuriedAgainOrWasCountedBefore() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(messages.subList(0, 1));
        bury(messages.subList(0, 1));
        bury(messages.subList(1, 2));
        bury(messages.subList(1, 2));
        assertThat(engineFixture.standing(job).totals().counts())
                .isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.FAILED, 100L));
        bury(messages);
        bury(messages);

        assertThat(engineFixture.standing(job).totals().counts())
                .isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.FAILED, 150L));
        assertThat(living("USA")).isEqualTo(100);
    }

    /** Rule 8, wherever the worker died that was the last to try: who was written is changed, the rest failed. */
    @Test
    void countsWhoWasWrittenBeforeTheWorkerDied() {
        List<String> selected = new ArrayList<>(PEOPLE);
        selected.add("nobody");
        int decided = 0;
        boolean died = true;
        for (int calls = 1; died; calls++) {
            String country = "X" + calls;
            Job job = engineFixture.submit(Selection.Ids.of(selected), to(country));
            List<BatchMessage> messages = engineFixture.queue.take();
            died = !HeldBackQueue.deliver(
                            new Engine(CrashingPorts.after(calls, engineFixture.ports)).apply(), messages, 5)
                    .isEmpty();
            BatchKey last = messages.getLast().batch();
            Map<BatchKey, BatchOutcomes> before =
                    engineFixture.ports.jobs().outcomes(job.tenant(), job.id(), List.of(last));
            bury(messages);

            JobStatus end = engineFixture.standing(job);
            assertThat(end.job().hasEnded()).as("died after %d calls", calls).isTrue();
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(living(country));
            assertThat(end.totals().sum()).isEqualTo(251);
            String nobody = engineFixture.outcomes(job).get("nobody");
            assertThat(nobody).isEqualTo(before.isEmpty() ? REASON : "not_found no such person");
            decided += before.size();
        }
        assertThat(decided).as("deaths after the exceptions were written down").isGreaterThan(1);
    }

    @Test
    void leavesAJobAloneThatHasNoNumberOrHasEnded() {
        Job held = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"), terms(false, true, OptionalLong.empty()));
        bury(List.of(new BatchMessage(held.tenant(), held.id(), new BatchKey(0, 0))));
        assertThat(engineFixture.standing(held).state()).isEqualTo(JobState.HELD);
        assertThat(engineFixture.ports.jobs().tallies(held.tenant(), held.id())).isEmpty();

        accepted(engineFixture.release(held));
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(messages);
        bury(messages);
        assertThat(engineFixture.standing(held).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        bury(List.of(new BatchMessage(held.tenant(), "another", new BatchKey(0, 0))));
        new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(new SlotMessage(held.tenant(), "another", 0));
    }

    @Test
    void cancelsAJobOneOfWhoseSlotsCannotBePlanned() {
        Job job = engineFixture.submit(EVERYBODY, to("USA"));
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

        JobStatus end = engineFixture.standing(job);
        assertThat(end.state()).isEqualTo(JobState.CANCELLED);
        assertThat(end.job().lifecycle().cancelled()).contains("gave up planning slot 3");
        assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 150L));
        assertThat(living("USA")).isEqualTo(100);
        new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(poison);
        assertThat(engineFixture.standing(job)).isEqualTo(end);
    }

    @Test
    void endsAJobWithALimitOneOfWhoseSlotsCannotBePlanned() {
        Job job = engineFixture.submit(EVERYBODY, to("USA"), terms(false, false, OptionalLong.of(250)));
        List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
        slots.forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                .handleDeadLetter()
                .handle(slot));

        assertThat(engineFixture.standing(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(engineFixture.standing(job).selected()).isZero();
        assertThat(living("DE")).isEqualTo(250);
    }

    /** Rule 9, wherever the planner died: a slot that got anywhere is planned to its end once the job is swept. */
    @Test
    void leavesASlotThatGotAnywhereToTheSweep() {
        int left = 0;
        int givenUp = 0;
        boolean died = true;
        for (int calls = 1; died; calls++) {
            Job job = engineFixture.submit(EVERYBODY, to("X" + calls));
            List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
            SlotMessage crowded = slots.get(CROWDED);
            slots.stream()
                    .filter(slot -> !slot.equals(crowded))
                    .forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                            .planSlot()
                            .plan(slot));
            died = dies(calls, crowded);
            engineFixture.queue.take();
            boolean untouched = progress(job).equals(SlotProgress.unplanned(CROWDED));
            new Engine(engineFixture.ports.within(engineFixture.deadline))
                    .handleDeadLetter()
                    .handle(crowded);
            for (int sweeps = 0; sweeps < 6; sweeps++) {
                sweep();
                engineFixture.run();
            }

            JobStatus end = engineFixture.standing(job);
            assertThat(end.state())
                    .as("died after %d calls", calls)
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
                .progress(job.tenant(), job.id(), List.of(CROWDED))
                .getFirst();
    }

    private boolean dies(int calls, SlotMessage slot) {
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
