package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.time.VirtualTime;
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

/** Tests that the sweep ends every job, also after lost messages and crashes. */
class SweepTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 250).mapToObj(number -> "p" + number).toList();
    private static final Selection ALL = EngineFixture.by(new Filter.And(List.of()));
    private static final JobOptions HELD = options(false, true, OptionalLong.empty());

    private final VirtualTime time = new VirtualTime();
    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores(time), Duration.ofDays(1_000));

    @BeforeEach
    void storePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        engineFixture.store(countries);
    }

    private Sweep.SweepResult sweepAfterAMinute() {
        time.sleep(Duration.ofMinutes(1));
        return sweep();
    }

    private Sweep.SweepResult sweep() {
        Sweep.SweepResult swept = new Engine(engineFixture.ports.within(engineFixture.deadline))
                .sweep()
                .sweep();
        assertThat(swept.failures()).isEmpty();
        return swept;
    }

    private void dropMessages() {
        engineFixture.planQueue.receive(Integer.MAX_VALUE);
        engineFixture.queue.take();
    }

    private List<Job> published(Job job) {
        return ((MemoryJobEvents) engineFixture.ports.jobEvents())
                .published().stream()
                        .filter(ended -> ended.id().equals(job.id()))
                        .toList();
    }

    static Stream<Named<Function<EngineFixture, Job>>> jobs() {
        return Stream.of(
                Named.of("by ids", engineFixture -> engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"))),
                Named.of("by filter", engineFixture -> engineFixture.submit(ALL, to("USA"))),
                Named.of(
                        "by filter, with a limit",
                        engineFixture ->
                                engineFixture.submit(ALL, to("USA"), options(false, false, OptionalLong.of(250)))),
                Named.of("released, by ids", engineFixture -> {
                    Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"), HELD);
                    return accepted(engineFixture.release(job));
                }),
                Named.of("released, by filter", engineFixture -> {
                    Job job = engineFixture.submit(ALL, to("USA"), HELD);
                    engineFixture.run();
                    return accepted(engineFixture.release(job));
                }),
                Named.of("undo", engineFixture -> {
                    Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
                    engineFixture.run();
                    return accepted(engineFixture.undo(job, JobOptions.DEFAULT));
                }));
    }

    /** Sweeps up to four times: for each kind of message, one sweep marks the job and the next one sends. */
    @ParameterizedTest
    @MethodSource("jobs")
    void endsAJobWhoseMessagesAreEachLostOnce(Function<EngineFixture, Job> submitting) {
        Job job = submitting.apply(engineFixture);
        Set<Object> lost = new HashSet<>();
        deliverRepeated(lost);
        for (int sweeps = 0; sweeps < 4 && !engineFixture.status(job).job().hasEnded(); sweeps++) {
            sweepAfterAMinute();
            deliverRepeated(lost);
        }

        JobStatus end = engineFixture.status(job);
        assertThat(lost).isNotEmpty();
        assertThat(end.state()).isEqualTo(JobState.COMPLETED);
        assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        assertThat(published(job)).hasSize(1);
        assertThat(sweepAfterAMinute().open()).isZero();
    }

    /** Delivers messages that were lost before, and loses those that are sent for the first time. */
    private void deliverRepeated(Set<Object> lost) {
        while (engineFixture.planQueue.size() + engineFixture.queue.size() > 0) {
            for (SlotMessage slot : engineFixture.planQueue.receive(Integer.MAX_VALUE)) {
                if (!lost.add(slot)) {
                    assertThat(new Engine(engineFixture.ports.within(engineFixture.deadline))
                                    .planSlot()
                                    .plan(slot))
                            .isTrue();
                }
            }
            List<BatchMessage> again = new ArrayList<>();
            for (BatchMessage message : engineFixture.queue.take()) {
                if (!lost.add(message.batch())) {
                    again.add(message);
                }
            }
            engineFixture.deliver(again);
        }
    }

    @Test
    void sendsNothingForAHeldJob() {
        Job job = engineFixture.submit(ALL, to("USA"), HELD);
        engineFixture.run();
        for (int minutes = 0; minutes < 20; minutes++) {
            assertThat(sweepAfterAMinute().found()).isEqualTo(Map.of(Sweep.SweepVerdict.MOVING, 1));
        }

        assertThat(engineFixture.queue.size() + engineFixture.planQueue.size()).isZero();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.HELD);
        assertThat(engineFixture.values(PEOPLE, EngineFixture.COUNTRY)).containsEntry("p0", Value.of("DE"));
    }

    @Test
    void sendsNothingForAJobThatMoves() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        for (BatchMessage message : engineFixture.queue.take()) {
            assertThat(sweepAfterAMinute().found()).isEqualTo(Map.of(Sweep.SweepVerdict.MOVING, 1));
            assertThat(engineFixture.queue.size()).isZero();
            engineFixture.deliver(List.of(message));
        }
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void doublesTheWaitAndReportsStalledJobs() {
        engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<Integer> sentAt = new ArrayList<>();
        List<Integer> stalledAt = new ArrayList<>();
        dropMessages();
        sweep();
        for (int minute = 1; minute <= 64; minute++) {
            Sweep.SweepResult swept = sweepAfterAMinute();
            if (engineFixture.queue.size() > 0) {
                assertThat(engineFixture.queue.take()).hasSize(3);
                sentAt.add(minute);
            }
            if (swept.found().containsKey(Sweep.SweepVerdict.STALLED)) {
                stalledAt.add(minute);
            }
        }

        assertThat(sentAt).containsExactly(1, 3, 7, 15, 31, 63);
        assertThat(stalledAt).first().isEqualTo(16);
        assertThat(stalledAt).hasSize(64 - 15);
    }

    /** The sweep sends only uncounted batches, and a batch that is sent twice is counted once. */
    @Test
    void sendsOnlyMissingBatches() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        List<BatchMessage> sent = engineFixture.queue.take();
        engineFixture.deliver(sent.subList(0, 2));
        sweep();
        sweepAfterAMinute();

        assertThat(engineFixture.queue.take()).containsExactly(sent.get(2));
        engineFixture.deliver(List.of(sent.get(2), sent.get(2)));
        assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void continuesWhereverASweepCrashed(Function<EngineFixture, Job> submitting) {
        boolean crashed = true;
        for (int calls = 1; crashed; calls++) {
            Job job = submitting.apply(engineFixture);
            dropMessages();
            crashed = false;
            for (int sweeps = 0; sweeps < 5; sweeps++) {
                crashed |= crashes(calls);
                time.sleep(Duration.ofMinutes(1));
                engineFixture.run();
            }
            for (int sweeps = 0; sweeps < 4; sweeps++) {
                sweepAfterAMinute();
                engineFixture.run();
            }

            JobStatus end = engineFixture.status(job);
            assertThat(end.job().lifecycle().published())
                    .as("crashed after %d calls", calls)
                    .isTrue();
            assertThat(end.totals().sum()).isEqualTo(250);
        }
    }

    private boolean crashes(int calls) {
        try {
            return !new Engine(CrashingPorts.after(calls, engineFixture.ports).within(engineFixture.deadline))
                    .sweep()
                    .sweep()
                    .failures()
                    .isEmpty();
        } catch (CrashingPorts.Killed _) {
            return true;
        }
    }

    @Test
    void publishesAnUnpublishedEnd() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        dropMessages();
        Totals totals = new Totals(Map.of(Outcome.CHANGED, 250L));
        engineFixture.ports.jobs().replace(job.end(new Completion(JobState.COMPLETED, totals, 3, time.now())));
        sweep();

        assertThat(published(job))
                .singleElement()
                .satisfies(ended ->
                        assertThat(ended.completion().orElseThrow().totals()).isEqualTo(totals));
        sweepAfterAMinute();
        assertThat(published(job)).hasSize(1);
    }

    @Test
    void endsAndPublishesWhereverTheLastWorkerCrashed() {
        boolean crashed = true;
        for (int calls = 1; crashed; calls++) {
            Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("X" + calls));
            crashed = !HeldBackQueue.deliver(
                            new Engine(CrashingPorts.after(calls, engineFixture.ports)).apply(),
                            engineFixture.queue.take(),
                            1)
                    .isEmpty();
            for (int sweeps = 0; sweeps < 4; sweeps++) {
                sweepAfterAMinute();
                engineFixture.run();
            }

            assertThat(published(job)).as("crashed after %d calls", calls).isNotEmpty();
            assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
        }
    }

    @Test
    void endsAnExpiredJob() {
        JobOptions brief = new JobOptions(false, false, OptionalLong.empty(), Duration.ofDays(8), "");
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"), brief);
        engineFixture.deliver(engineFixture.queue.take().subList(0, 1));
        time.sleep(Duration.ofDays(8));
        sweep();

        assertThat(published(job)).singleElement().satisfies(ended -> {
            assertThat(ended.completion().orElseThrow().state()).isEqualTo(JobState.CANCELLED);
            assertThat(ended.completion().orElseThrow().totals().counts())
                    .isEqualTo(Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 150L));
        });
        assertThat(sweepAfterAMinute().open()).isZero();
        assertThat(engineFixture.queue.size()).isZero();
    }

    @Test
    void endsAHeldJobThatExpires() {
        JobOptions options = new JobOptions(false, true, OptionalLong.empty(), Duration.ofDays(8), "");
        Job job = engineFixture.submit(ALL, to("USA"), options);
        engineFixture.run();
        time.sleep(Duration.ofDays(9));
        sweep();

        assertThat(published(job))
                .singleElement()
                .satisfies(ended -> assertThat(
                                ended.completion().orElseThrow().totals().counts())
                        .isEqualTo(Map.of(Outcome.SKIPPED, 250L)));
        assertThat(engineFixture.values(PEOPLE, EngineFixture.COUNTRY).values()).containsOnly(Value.of("DE"));
    }

    @Test
    void leavesTheRestToTheNextSweepWhenTimeRunsOut() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("USA"));
        dropMessages();
        Sweep.SweepResult swept = new Engine(engineFixture.ports.within(Deadline.in(time, Duration.ofSeconds(4))))
                .sweep()
                .sweep();

        assertThat(swept.open()).isEqualTo(1);
        assertThat(swept.found()).isEmpty();
        assertThat(engineFixture.ports.jobs().sweepMark(new JobRef(job.tenant(), job.id())))
                .isEmpty();
    }
}
