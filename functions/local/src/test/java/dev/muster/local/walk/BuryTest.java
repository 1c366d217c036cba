package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.COUNTRY;
import static dev.muster.local.walk.Rig.accepted;
import static dev.muster.local.walk.Rig.terms;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Standing;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Message;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.Progress;
import dev.muster.core.job.State;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
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
class BuryTest {
    private static final int CROWDED = 7;
    /** All in one slot, as many as take more than one page to read and more than one batch to hold. */
    private static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) == CROWDED)
            .limit(250)
            .toList();

    private static final String REASON = "failed given up after many tries";
    private static final Selection EVERYBODY = Rig.by(new Filter.And(List.of()));

    private final VirtualTime time = new VirtualTime();
    private final Rig rig = new Rig(new MemoryStores(time), Duration.ofDays(1_000));

    @BeforeEach
    void somePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        rig.store(countries);
    }

    private void bury(List<Message> messages) {
        messages.forEach(message -> rig.ports.bury().bury(message, rig.deadline));
    }

    private long living(String country) {
        return rig.values(PEOPLE, COUNTRY).values().stream()
                .filter(Value.of(country)::equals)
                .count();
    }

    private void sweep() {
        time.pause(Duration.ofMinutes(1));
        assertThat(rig.ports.sweep().sweep(rig.deadline).troubles()).isEmpty();
    }

    @Test
    void endsAJobNobodyOfWhichCouldBeDone() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        bury(rig.queue.take());

        assertThat(rig.standing(job).state()).isEqualTo(State.COMPLETED);
        assertThat(rig.standing(job).totals().counts()).isEqualTo(Map.of(Outcome.FAILED, 250L));
        assertThat(rig.standing(job).job().course().announced()).isTrue();
        assertThat(rig.outcomes(job).values()).hasSize(250).containsOnly(REASON);
        assertThat(living("DE")).isEqualTo(250);
    }

    @Test
    void countsOnceWhatIsBuriedAgainOrWasCountedBefore() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<Message> messages = rig.queue.take();
        rig.deliver(messages.subList(0, 1));
        bury(messages.subList(0, 1));
        bury(messages.subList(1, 2));
        bury(messages.subList(1, 2));
        assertThat(rig.standing(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.FAILED, 100L));
        bury(messages);
        bury(messages);

        assertThat(rig.standing(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.FAILED, 150L));
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
            Job job = rig.submit(Selection.Ids.of(selected), to(country));
            List<Message> messages = rig.queue.take();
            died = !HeldBackQueue.deliver(Mortal.after(calls, rig.ports).apply(), messages, 5, rig.deadline)
                    .isEmpty();
            BatchKey last = messages.getLast().batch();
            Map<BatchKey, Outcomes> before =
                    rig.ports.jobs().outcomes(job.tenant(), job.id(), List.of(last), rig.deadline);
            bury(messages);

            Standing end = rig.standing(job);
            assertThat(end.job().hasEnded()).as("died after %d calls", calls).isTrue();
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(living(country));
            assertThat(end.totals().sum()).isEqualTo(251);
            String nobody = rig.outcomes(job).get("nobody");
            assertThat(nobody).isEqualTo(before.isEmpty() ? REASON : "not_found no such person");
            decided += before.size();
        }
        assertThat(decided).as("deaths after the exceptions were written down").isGreaterThan(1);
    }

    @Test
    void leavesAJobAloneThatHasNoNumberOrHasEnded() {
        Job held = rig.submit(Selection.Ids.of(PEOPLE), to("USA"), terms(false, true, OptionalLong.empty()));
        bury(List.of(new Message(held.tenant(), held.id(), new BatchKey(0, 0))));
        assertThat(rig.standing(held).state()).isEqualTo(State.HELD);
        assertThat(rig.ports.jobs().tallies(held.tenant(), held.id(), rig.deadline))
                .isEmpty();

        accepted(rig.release(held));
        List<Message> messages = rig.queue.take();
        rig.deliver(messages);
        bury(messages);
        assertThat(rig.standing(held).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        bury(List.of(new Message(held.tenant(), "another", new BatchKey(0, 0))));
        rig.ports.bury().bury(new PlanMessage(held.tenant(), "another", 0), rig.deadline);
    }

    @Test
    void cancelsAJobOneOfWhoseSlotsCannotBePlanned() {
        Job job = rig.submit(EVERYBODY, to("USA"));
        List<PlanMessage> slots = rig.planQueue.receive(Integer.MAX_VALUE);
        PlanMessage poison = slots.get(3);
        slots.stream()
                .filter(slot -> !slot.equals(poison))
                .forEach(slot -> rig.ports.search().search(slot, rig.deadline));
        List<Message> found = rig.queue.take();
        rig.deliver(found.subList(0, 1));
        rig.ports.bury().bury(poison, rig.deadline);
        rig.deliver(found.subList(1, found.size()));

        Standing end = rig.standing(job);
        assertThat(end.state()).isEqualTo(State.CANCELLED);
        assertThat(end.job().course().cancelled()).contains("gave up looking for people in slot 3");
        assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 150L));
        assertThat(living("USA")).isEqualTo(100);
        rig.ports.bury().bury(poison, rig.deadline);
        assertThat(rig.standing(job)).isEqualTo(end);
    }

    @Test
    void endsAJobWithALimitOneOfWhoseSlotsCannotBePlanned() {
        Job job = rig.submit(EVERYBODY, to("USA"), terms(false, false, OptionalLong.of(250)));
        List<PlanMessage> slots = rig.planQueue.receive(Integer.MAX_VALUE);
        slots.forEach(slot -> rig.ports.bury().bury(slot, rig.deadline));

        assertThat(rig.standing(job).state()).isEqualTo(State.CANCELLED);
        assertThat(rig.standing(job).selected()).isZero();
        assertThat(living("DE")).isEqualTo(250);
    }

    /** Rule 9, wherever the planner died: a slot that got anywhere is planned to its end once the job is swept. */
    @Test
    void leavesASlotThatGotAnywhereToTheSweep() {
        int left = 0;
        int givenUp = 0;
        boolean died = true;
        for (int calls = 1; died; calls++) {
            Job job = rig.submit(EVERYBODY, to("X" + calls));
            List<PlanMessage> slots = rig.planQueue.receive(Integer.MAX_VALUE);
            PlanMessage crowded = slots.get(CROWDED);
            slots.stream()
                    .filter(slot -> !slot.equals(crowded))
                    .forEach(slot -> rig.ports.search().search(slot, rig.deadline));
            died = dies(calls, crowded);
            rig.queue.take();
            boolean untouched = progress(job).equals(Progress.unplanned(CROWDED));
            rig.ports.bury().bury(crowded, rig.deadline);
            for (int sweeps = 0; sweeps < 6; sweeps++) {
                sweep();
                rig.run();
            }

            Standing end = rig.standing(job);
            assertThat(end.state())
                    .as("died after %d calls", calls)
                    .isEqualTo(untouched ? State.CANCELLED : State.COMPLETED);
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(untouched ? 0 : 250);
            givenUp += untouched ? 1 : 0;
            left += untouched ? 0 : 1;
        }
        assertThat(givenUp).isPositive();
        assertThat(left).isPositive();
    }

    private Progress progress(Job job) {
        return rig.ports
                .jobs()
                .progress(job.tenant(), job.id(), List.of(CROWDED), rig.deadline)
                .getFirst();
    }

    private boolean dies(int calls, PlanMessage slot) {
        try {
            Mortal.after(calls, rig.ports).search().search(slot, rig.deadline);
            return false;
        } catch (Mortal.Killed killed) {
            return true;
        }
    }
}
