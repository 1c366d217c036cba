package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.by;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.refused;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.person.ValueChange;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of the actions on a job: release, cancel, retry and undo. Totals and people are exact after each. */
public abstract class JobActionsContract extends JobReleaseContract {
    public JobActionsContract(EngineStores stores) {
        super(stores);
    }

    @Test
    void cancelSkipsBatchesThatHaveNotBegun() {
        Job job = engineFixture.submit(Selection.Ids.of(people()), to("USA"));
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(messages.subList(0, 1));

        accepted(engineFixture.cancel(job));
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.CANCELLING);
        long done = 0;
        for (BatchMessage message : messages) {
            JobStatus now = engineFixture.status(job);
            assertThat(now.totals().sum() + now.pending()).isEqualTo(PEOPLE);
            assertThat(now.totals().sum()).isGreaterThanOrEqualTo(done);
            done = now.totals().sum();
            engineFixture.deliver(List.of(message));
        }

        expect(job, JobState.CANCELLED, Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 300L));
        assertThat(living("USA")).hasSize(100);
        assertThat(engineFixture.outcomes(job).get(people().getLast())).isEqualTo("skipped cancelled by nobody");
        accepted(engineFixture.cancel(job));
    }

    @Test
    void cancelsAJobWhileItIsPlanned() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"));
        List<SlotMessage> slots = engineFixture.planQueue.receive(64);
        slots.subList(0, 2)
                .forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                        .planSlot()
                        .plan(slot));
        List<BatchMessage> planned = engineFixture.queue.take();
        engineFixture.deliver(planned.subList(0, 1));

        accepted(engineFixture.cancel(job));
        slots.subList(2, 64)
                .forEach(slot -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                        .planSlot()
                        .plan(slot));
        assertThat(engineFixture.queue.take()).isEmpty();
        engineFixture.deliver(planned.subList(1, planned.size()));

        JobStatus end = engineFixture.status(job);
        assertThat(end.state()).isEqualTo(JobState.CANCELLED);
        assertThat(end.selected()).isLessThan(germans().size());
        assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(living("USA").size());
        assertThat(end.pending()).isZero();
    }

    @Test
    void cancelsAHeldJob() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, true, OptionalLong.empty()));
        engineFixture.run();

        accepted(engineFixture.cancel(job));

        expect(job, JobState.CANCELLED, Map.of(Outcome.SKIPPED, 200L));
        assertThat(refused(engineFixture.release(job))).contains("cancelled or refused");
        assertThat(engineFixture.outcomes(job))
                .allSatisfy((_, outcome) -> assertThat(outcome).startsWith("skipped"));
    }

    @Test
    void retriesOnlyFailedAndSkippedPeople() {
        Job job = engineFixture.submit(Selection.Ids.of(people()), to("USA"));
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(messages.subList(0, 2));
        failOn(job, messages.get(2).batch(), people().subList(200, 250));
        accepted(engineFixture.cancel(job));
        engineFixture.deliver(messages.subList(3, 4));
        expect(job, JobState.CANCELLED, Map.of(Outcome.CHANGED, 250L, Outcome.FAILED, 50L, Outcome.SKIPPED, 100L));

        Job again = accepted(engineFixture.retry(job));
        engineFixture.run();

        expect(again, JobState.COMPLETED, Map.of(Outcome.CHANGED, 150L));
        assertThat(again.origin().parent()).contains(job.id());
        assertThat(refused(engineFixture.retry(again))).contains("nothing to retry");
    }

    /** Writes the outcomes of a worker that failed for these people. */
    private void failOn(Job job, BatchKey batch, List<String> ids) {
        BatchOutcomes outcomes = BatchOutcomes.of(
                batch,
                ids.stream()
                        .map(id -> new PersonResult(id, Outcome.FAILED, "a test"))
                        .toList());
        engineFixture.ports.jobs().writeOutcomes(job, outcomes);
        Totals totals = outcomes.totals(100);
        engineFixture.ports.jobs().tally(job, batch.page(), List.of(new BatchCount(batch, totals, true)));
    }

    @Test
    void undoRestoresValuesThatWereNotChangedSince() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"));
        engineFixture.run();
        List<String> touched = germans().stream().limit(100).toList();
        engineFixture.submit(Selection.Ids.of(touched), to("IT"));
        engineFixture.run();

        Job undo = accepted(engineFixture.undo(job, JobOptions.DEFAULT));
        engineFixture.run();

        expect(undo, JobState.COMPLETED, Map.of(Outcome.CHANGED, 100L, Outcome.SUPERSEDED, 100L));
        assertThat(living("IT")).containsExactlyInAnyOrderElementsOf(touched);
        assertThat(living("DE")).hasSize(100);
        assertThat(living("USA")).isEmpty();
        Job again = accepted(engineFixture.undo(job, JobOptions.DEFAULT));
        engineFixture.run();
        expect(again, JobState.COMPLETED, Map.of(Outcome.UNCHANGED, 100L, Outcome.SUPERSEDED, 100L));

        Job redo = accepted(engineFixture.undo(undo, JobOptions.DEFAULT));
        engineFixture.run();
        expect(redo, JobState.COMPLETED, Map.of(Outcome.CHANGED, 100L, Outcome.UNCHANGED, 100L));
        assertThat(living("USA")).hasSize(100);
        assertThat(living("IT")).hasSize(100);
    }

    @Test
    void undoesOnceForConcurrentRequests() {
        Job job = engineFixture.submit(Selection.Ids.of(people()), to("USA"));
        engineFixture.run();
        long accepted = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> engineFixture.undo(job, JobOptions.DEFAULT))
                .filter(SubmitResult.Accepted.class::isInstance)
                .count();
        assertThat(accepted).isEqualTo(1);
        engineFixture.run();
        assertThat(living("DE")).isEqualTo(germans());
    }

    @Test
    void releasesADryRunOfAnUndo() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"));
        engineFixture.run();
        Job dryRun = accepted(engineFixture.undo(job, options(true, false, OptionalLong.empty())));
        engineFixture.run();
        expect(dryRun, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());

        Job undo = accepted(engineFixture.release(dryRun));
        engineFixture.run();

        expect(undo, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("DE")).isEqualTo(germans());
        assertThat(engineFixture.status(job).job().lifecycle().successor()).contains(undo.id());
        assertThat(undo.origin().parent()).contains(job.id());
    }

    @Test
    void rejectsUndoAndRetryOfARunningJob() {
        Job job = engineFixture.submit(Selection.Ids.of(people()), to("USA"));
        assertThat(refused(engineFixture.undo(job, JobOptions.DEFAULT))).contains("cancel it first");
        assertThat(refused(engineFixture.retry(job))).contains("cancel it first");
        assertThat(refused(engineFixture.release(job))).contains("never held");
        engineFixture.run();
        assertThat(refused(engineFixture.cancel(job))).contains("has ended");
    }

    @Test
    void reportsValuesBeforeAndAfter() {
        Job job =
                engineFixture.submit(Selection.Ids.of(List.of(people().get(0), people().get(1), "unknown")), to("FR"));
        engineFixture.run();
        Map<String, List<ValueChange>> changes = new TreeMap<>();
        engineFixture.lines(job).forEach((Results.Line line) -> changes.put(line.id(), line.changes()));
        assertThat(changes)
                .containsEntry(people().get(0), List.of(new ValueChange(COUNTRY, Value.of("DE"), Value.of("FR"))))
                .containsEntry(people().get(1), List.of())
                .containsEntry("unknown", List.of());
    }
}
