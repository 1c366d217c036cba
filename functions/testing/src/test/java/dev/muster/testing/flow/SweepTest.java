package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tests which messages the sweep sends again, and which jobs it ends. */
class SweepTest extends SweepFixture {
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
    void endsAnExpiredJob() {
        JobOptions brief = new JobOptions(false, Optional.empty(), OptionalLong.empty(), Duration.ofDays(8), "");
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
        JobOptions options =
                new JobOptions(false, Optional.of(Duration.ofDays(1)), OptionalLong.empty(), Duration.ofDays(8), "");
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
