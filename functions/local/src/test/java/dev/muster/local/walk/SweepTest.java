package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.accepted;
import static dev.muster.local.walk.Rig.terms;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Standing;
import dev.muster.core.flow.Sweep;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Message;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.State;
import dev.muster.core.job.Terms;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.local.memory.MemoryAnnouncements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever message is lost and whoever dies, the sweeps see to it that every job ends. */
class SweepTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 250).mapToObj(number -> "p" + number).toList();
    private static final Selection EVERYBODY = Rig.by(new Filter.And(List.of()));
    private static final Terms HELD = terms(false, true, OptionalLong.empty());

    private final VirtualTime time = new VirtualTime();
    private final Rig rig = new Rig(new MemoryStores(time), Duration.ofDays(1_000));

    @BeforeEach
    void somePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        rig.store(countries);
    }

    private Sweep.Swept sweepAfterAMinute() {
        time.pause(Duration.ofMinutes(1));
        return sweep();
    }

    private Sweep.Swept sweep() {
        Sweep.Swept swept = rig.ports.sweep().sweep(rig.deadline);
        assertThat(swept.troubles()).isEmpty();
        return swept;
    }

    private void loseEverything() {
        rig.planQueue.receive(Integer.MAX_VALUE);
        rig.queue.take();
    }

    private List<Job> told(Job job) {
        return ((MemoryAnnouncements) rig.ports.announcements())
                .told().stream().filter(ended -> ended.id().equals(job.id())).toList();
    }

    static Stream<Named<Function<Rig, Job>>> jobs() {
        return Stream.of(
                Named.of("by ids", rig -> rig.submit(Selection.Ids.of(PEOPLE), to("USA"))),
                Named.of("by filter", rig -> rig.submit(EVERYBODY, to("USA"))),
                Named.of(
                        "by filter, with a limit",
                        rig -> rig.submit(EVERYBODY, to("USA"), terms(false, false, OptionalLong.of(250)))),
                Named.of("released, by ids", rig -> {
                    Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"), HELD);
                    return accepted(rig.release(job));
                }),
                Named.of("released, by filter", rig -> {
                    Job job = rig.submit(EVERYBODY, to("USA"), HELD);
                    rig.run();
                    return accepted(rig.release(job));
                }),
                Named.of("undo", rig -> {
                    Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
                    rig.run();
                    return accepted(rig.undo(job, Terms.USUAL));
                }));
    }

    /** A sweep to see it, a sweep to ring: as often as there are kinds of messages to lose. */
    @ParameterizedTest
    @MethodSource("jobs")
    void endsAJobEachOfWhoseMessagesIsLostOnce(Function<Rig, Job> submitting) {
        Job job = submitting.apply(rig);
        Set<Object> lost = new HashSet<>();
        deliverButTheFirst(lost);
        for (int sweeps = 0; sweeps < 4 && !rig.standing(job).job().hasEnded(); sweeps++) {
            sweepAfterAMinute();
            deliverButTheFirst(lost);
        }

        Standing end = rig.standing(job);
        assertThat(lost).isNotEmpty();
        assertThat(end.state()).isEqualTo(State.COMPLETED);
        assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        assertThat(told(job)).hasSize(1);
        assertThat(sweepAfterAMinute().open()).isZero();
    }

    /** Delivers what was lost before, and loses what comes for the first time. */
    private void deliverButTheFirst(Set<Object> lost) {
        while (rig.planQueue.size() + rig.queue.size() > 0) {
            for (PlanMessage slot : rig.planQueue.receive(Integer.MAX_VALUE)) {
                if (!lost.add(slot)) {
                    assertThat(rig.ports.search().search(slot, rig.deadline)).isTrue();
                }
            }
            List<Message> again = new ArrayList<>();
            for (Message message : rig.queue.take()) {
                if (!lost.add(message.batch())) {
                    again.add(message);
                }
            }
            rig.deliver(again);
        }
    }

    @Test
    void ringsForNobodyWhoWaitsToBeReleased() {
        Job job = rig.submit(EVERYBODY, to("USA"), HELD);
        rig.run();
        for (int minutes = 0; minutes < 20; minutes++) {
            assertThat(sweepAfterAMinute().found()).isEqualTo(Map.of(Sweep.Found.WELL, 1));
        }

        assertThat(rig.queue.size() + rig.planQueue.size()).isZero();
        assertThat(rig.standing(job).state()).isEqualTo(State.HELD);
        assertThat(rig.values(PEOPLE, Rig.COUNTRY)).containsEntry("p0", Value.of("DE"));
    }

    @Test
    void ringsForNoJobThatMoves() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        for (Message message : rig.queue.take()) {
            assertThat(sweepAfterAMinute().found()).isEqualTo(Map.of(Sweep.Found.WELL, 1));
            assertThat(rig.queue.size()).isZero();
            rig.deliver(List.of(message));
        }
        assertThat(rig.standing(job).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void waitsTwiceAsLongEachTimeAndTellsOfWhatIsStalled() {
        rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<Integer> rungAt = new ArrayList<>();
        List<Integer> stalledAt = new ArrayList<>();
        loseEverything();
        sweep();
        for (int minute = 1; minute <= 64; minute++) {
            Sweep.Swept swept = sweepAfterAMinute();
            if (rig.queue.size() > 0) {
                assertThat(rig.queue.take()).hasSize(3);
                rungAt.add(minute);
            }
            if (swept.found().containsKey(Sweep.Found.STALLED)) {
                stalledAt.add(minute);
            }
        }

        assertThat(rungAt).containsExactly(1, 3, 7, 15, 31, 63);
        assertThat(stalledAt).first().isEqualTo(16);
        assertThat(stalledAt).hasSize(64 - 15);
    }

    /** Only what is not counted is rung for, and what is rung for twice is counted once. */
    @Test
    void ringsForWhatIsMissingAlone() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<Message> sent = rig.queue.take();
        rig.deliver(sent.subList(0, 2));
        sweep();
        sweepAfterAMinute();

        assertThat(rig.queue.take()).containsExactly(sent.get(2));
        rig.deliver(List.of(sent.get(2), sent.get(2)));
        assertThat(rig.standing(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void goesOnWhereverASweepDied(Function<Rig, Job> submitting) {
        boolean died = true;
        for (int calls = 1; died; calls++) {
            Job job = submitting.apply(rig);
            loseEverything();
            died = false;
            for (int sweeps = 0; sweeps < 5; sweeps++) {
                died |= dies(calls);
                time.pause(Duration.ofMinutes(1));
                rig.run();
            }
            for (int sweeps = 0; sweeps < 4; sweeps++) {
                sweepAfterAMinute();
                rig.run();
            }

            Standing end = rig.standing(job);
            assertThat(end.job().course().announced())
                    .as("died after %d calls", calls)
                    .isTrue();
            assertThat(end.totals().sum()).isEqualTo(250);
        }
    }

    private boolean dies(int calls) {
        try {
            return !Mortal.after(calls, rig.ports)
                    .sweep()
                    .sweep(rig.deadline)
                    .troubles()
                    .isEmpty();
        } catch (Mortal.Killed killed) {
            return true;
        }
    }

    @Test
    void tellsOfAnEndThatNobodyWasToldOf() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        loseEverything();
        Totals totals = new Totals(Map.of(Outcome.CHANGED, 250L));
        rig.ports.jobs().replace(job.end(new Ending(State.COMPLETED, totals, 3, time.now())), rig.deadline);
        sweep();

        assertThat(told(job))
                .singleElement()
                .satisfies(ended ->
                        assertThat(ended.ending().orElseThrow().totals()).isEqualTo(totals));
        sweepAfterAMinute();
        assertThat(told(job)).hasSize(1);
    }

    @Test
    void endsAndTellsWhereverTheLastWorkerDied() {
        boolean died = true;
        for (int calls = 1; died; calls++) {
            Job job = rig.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            died = !HeldBackQueue.deliver(Mortal.after(calls, rig.ports).apply(), rig.queue.take(), 1, rig.deadline)
                    .isEmpty();
            for (int sweeps = 0; sweeps < 4; sweeps++) {
                sweepAfterAMinute();
                rig.run();
            }

            assertThat(told(job)).as("died after %d calls", calls).isNotEmpty();
            assertThat(rig.standing(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        }
    }

    @Test
    void endsAJobThatIsOpenPastItsTime() {
        Terms brief = new Terms(false, false, OptionalLong.empty(), Duration.ofDays(8), "");
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"), brief);
        rig.deliver(rig.queue.take().subList(0, 1));
        time.pause(Duration.ofDays(8));
        sweep();

        assertThat(told(job)).singleElement().satisfies(ended -> {
            assertThat(ended.ending().orElseThrow().state()).isEqualTo(State.CANCELLED);
            assertThat(ended.ending().orElseThrow().totals().counts())
                    .isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 150L));
        });
        assertThat(sweepAfterAMinute().open()).isZero();
        assertThat(rig.queue.size()).isZero();
    }

    @Test
    void endsAJobThatWaitedForItsReleaseUntilItsTimeWasOver() {
        Terms terms = new Terms(false, true, OptionalLong.empty(), Duration.ofDays(8), "");
        Job job = rig.submit(EVERYBODY, to("USA"), terms);
        rig.run();
        time.pause(Duration.ofDays(9));
        sweep();

        assertThat(told(job))
                .singleElement()
                .satisfies(ended -> assertThat(
                                ended.ending().orElseThrow().totals().counts())
                        .isEqualTo(Map.of(Outcome.SKIPPED, 250L)));
        assertThat(rig.values(PEOPLE, Rig.COUNTRY).values()).containsOnly(Value.of("DE"));
    }

    @Test
    void leavesTheRestToTheNextSweepWhenTimeRunsOut() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("USA"));
        loseEverything();
        Sweep.Swept swept = rig.ports.sweep().sweep(Deadline.in(time, Duration.ofSeconds(4)));

        assertThat(swept.open()).isEqualTo(1);
        assertThat(swept.found()).isEmpty();
        assertThat(rig.ports.jobs().looked(new JobRef(job.tenant(), job.id()), rig.deadline))
                .isEmpty();
    }
}
