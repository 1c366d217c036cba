package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.COUNTRY;
import static dev.muster.local.walk.Rig.accepted;
import static dev.muster.local.walk.Rig.terms;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Standing;
import dev.muster.core.job.Job;
import dev.muster.core.job.Message;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.State;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.local.memory.MemoryAnnouncements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever dies at whichever call: what comes again goes on, loses nothing and doubles nothing. */
class KilledTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 150).mapToObj(number -> "p" + number).toList();

    private final Rig rig = new Rig(new MemoryStores());

    @BeforeEach
    void somePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        rig.store(countries);
    }

    private long living(String country) {
        return rig.values(PEOPLE, COUNTRY).values().stream()
                .filter(Value.of(country)::equals)
                .count();
    }

    @Test
    void runsByItselfWhereverThePlannerDies() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            String country = "X" + calls;
            Job job = rig.submit(
                    Rig.by(new Filter.And(List.of())),
                    to(country),
                    terms(false, false, OptionalLong.of(PEOPLE.size())));
            List<PlanMessage> slots = rig.planQueue.receive(64);
            slots.subList(1, 64).forEach(slot -> rig.ports.search().search(slot, rig.deadline));
            killed = dies(calls, slots.getFirst());
            assertThat(rig.ports.search().search(slots.getFirst(), rig.deadline))
                    .isTrue();
            rig.run();

            Standing end = rig.standing(job);
            assertThat(end.state()).as("killed after %d calls", calls).isEqualTo(State.COMPLETED);
            assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 150L));
            assertThat(living(country)).isEqualTo(150);
        }
    }

    private boolean dies(int calls, PlanMessage slot) {
        try {
            Mortal.after(calls, rig.ports).search().search(slot, rig.deadline);
            return false;
        } catch (Mortal.Killed killed) {
            return true;
        }
    }

    /** Cancelled at every call of a worker, those it has written already count as changed, and nobody is written after. */
    @Test
    void countsWhoWasWrittenBeforeTheCancelling() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            String country = "X" + calls;
            Job job = rig.submit(Selection.Ids.of(PEOPLE), to(country));
            List<Message> messages = rig.queue.take();
            killed = diesAt(calls, messages);
            long written = living(country);
            boolean over = rig.standing(job).job().hasEnded();
            if (!over) {
                accepted(rig.cancel(job));
            }
            HeldBackQueue.deliver(rig.ports.apply(), messages, 2, rig.deadline);

            Standing end = rig.standing(job);
            assertThat(end.job().hasEnded()).as("killed after %d calls", calls).isTrue();
            assertThat(living(country)).isEqualTo(written);
            assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(written);
            assertThat(end.totals().sum()).isEqualTo(150);
        }
    }

    /**
     * What is rung for anew comes for the first time. A worker finds everybody as its job wants them and dies; an earlier
     * job, which may, writes them then; who decides again must say what is so.
     */
    @Test
    void saysTheSameWhateverEarlierJobsDidSinceTheWorkerDied() {
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            String country = calls == 1 ? "DE" : "X" + (calls - 1);
            Job earlier = rig.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            List<Message> late = rig.queue.take();
            Job later = rig.submit(Selection.Ids.of(PEOPLE), to(country));
            List<Message> messages = rig.queue.take();
            killed = diesAt(calls, messages);
            rig.deliver(late);
            rig.deliver(messages);

            Standing end = rig.standing(later);
            assertThat(rig.standing(earlier).state()).isEqualTo(State.COMPLETED);
            assertThat(end.state()).as("killed after %d calls", calls).isEqualTo(State.COMPLETED);
            assertThat(end.totals().of(Outcome.CHANGED))
                    .as("written, killed after %d calls", calls)
                    .isEqualTo(written(later));
            Job settle = rig.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            rig.run();
            assertThat(rig.standing(settle).state()).isEqualTo(State.COMPLETED);
        }
    }

    /** How many hold what this job wrote. */
    private long written(Job job) {
        long sequence = job.sequence().orElseThrow();
        return rig.ports.people().loadLatest(rig.caller.tenant(), PEOPLE, rig.deadline).values().stream()
                .filter(person -> person.register(COUNTRY).by() == sequence)
                .count();
    }

    private boolean diesAt(int calls, List<Message> messages) {
        return !HeldBackQueue.deliver(Mortal.after(calls, rig.ports).apply(), messages, 1, rig.deadline)
                .isEmpty();
    }

    @Test
    void tellsTheWorldOfEveryEndWhereverTheWorkerDies() {
        MemoryAnnouncements told = (MemoryAnnouncements) rig.ports.announcements();
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            Job job = rig.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            List<Message> messages = rig.queue.take();
            killed = diesAt(calls, messages);
            HeldBackQueue.deliver(rig.ports.apply(), messages, 2, rig.deadline);

            assertThat(told.told())
                    .as("killed after %d calls", calls)
                    .filteredOn(ended -> ended.id().equals(job.id()))
                    .isNotEmpty()
                    .allSatisfy(ended -> assertThat(
                                    ended.ending().orElseThrow().totals().sum())
                            .isEqualTo(150));
            assertThat(rig.standing(job).job().course().announced()).isTrue();
        }
    }
}
