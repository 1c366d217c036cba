package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Outcome;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the sweep ends every job after lost messages, and after a crash at any call. */
class LostMessagesTest extends SweepFixture {
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
}
