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
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.person.ValueChange;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of hold, release, cancel, retry and undo: totals and people are exact after each. */
public abstract class JobActionsContract {
    private static final int PEOPLE = 400;
    /** People of a few slots, so that most slots of a plan are empty. */
    private static final List<String> ALL = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) < 3)
            .limit(PEOPLE)
            .toList();

    private final EngineStores stores;
    private EngineFixture engineFixture;

    public JobActionsContract(EngineStores stores) {
        this.stores = stores;
    }

    /** Stores people, where every second person lives in Germany. */
    @BeforeEach
    void storePeople() {
        engineFixture = new EngineFixture(stores);
        Map<String, String> countries = new HashMap<>();
        people().forEach(id -> countries.put(id, germans().contains(id) ? "DE" : "FR"));
        engineFixture.store(countries);
    }

    private static List<String> people() {
        return ALL;
    }

    private static Set<String> germans() {
        return IntStream.range(0, PEOPLE / 2)
                .mapToObj(number -> ALL.get(2 * number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> living(String country) {
        Set<String> there = new TreeSet<>();
        engineFixture.values(people(), COUNTRY).forEach((id, value) -> {
            if (value.equals(Value.of(country))) {
                there.add(id);
            }
        });
        return there;
    }

    @Test
    void releaseChangesExactlyThePeopleOfTheHeldJob() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, true, OptionalLong.empty()));
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.PLANNING);
        assertThat(refused(engineFixture.release(job))).contains("still being planned");

        engineFixture.run();
        JobStatus held = engineFixture.status(job);
        assertThat(held.state()).isEqualTo(JobState.HELD);
        assertThat(held.job().sequence()).isEmpty();
        assertThat(held.pending()).isEqualTo(germans().size());
        assertThat(engineFixture.outcomes(job).keySet()).isEqualTo(germans());
        assertThat(living("USA")).isEmpty();
        // A person who moves to Germany now is not selected, and a person who leaves stays selected.
        Job between = engineFixture.submit(Selection.Ids.of(people().subList(1, 3)), to("DE"));
        Job away = engineFixture.submit(Selection.Ids.of(people().subList(4, 5)), to("IT"));
        engineFixture.run();

        accepted(engineFixture.release(job));
        engineFixture.run();

        expect(job, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());
        assertThat(engineFixture.status(job).job().sequence().getAsLong())
                .isGreaterThan(engineFixture.status(away).job().sequence().getAsLong());
        assertThat(engineFixture.status(between).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void holdsAJobByIds() {
        Job job =
                engineFixture.submit(Selection.Ids.of(people()), to("USA"), options(false, true, OptionalLong.empty()));
        engineFixture.run();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.HELD);
        assertThat(living("USA")).isEmpty();

        accepted(engineFixture.release(job));
        accepted(engineFixture.release(job));
        engineFixture.run();

        expect(job, JobState.COMPLETED, Map.of(Outcome.CHANGED, 400L));
        accepted(engineFixture.release(job));
        assertThat(engineFixture.queue.take()).isEmpty();
    }

    @Test
    void refusesMoreThanMaxAffectedWithTheExactCount() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, false, OptionalLong.of(199)));
        engineFixture.run();

        expect(job, JobState.REFUSED, Map.of(Outcome.REFUSED, 200L));
        assertThat(living("USA")).isEmpty();
        assertThat(engineFixture.outcomes(job))
                .hasSize(200)
                .allSatisfy((_, outcome) -> assertThat(outcome)
                        .isEqualTo("refused 200 people are selected, more than max_affected 199 allows"));
        assertThat(refused(engineFixture.release(job))).contains("never held");
        assertThat(refused(engineFixture.undo(job, JobOptions.DEFAULT))).contains("changed no person");
    }

    @Test
    void runsWithoutReleaseWithinMaxAffected() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, false, OptionalLong.of(200)));
        engineFixture.plan();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.RUNNING);
        engineFixture.run();

        expect(job, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());
    }

    @Test
    void releasedDryRunChangesExactlyTheReportedPeople() {
        engineFixture.run();
        Job dryRun = engineFixture.submit(by(livingIn("DE")), to("USA"), options(true, false, OptionalLong.empty()));
        engineFixture.run();
        expect(dryRun, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEmpty();
        assertThat(engineFixture.lines(dryRun))
                .allSatisfy(line -> assertThat(line.changes())
                        .containsExactly(new ValueChange(COUNTRY, Value.of("DE"), Value.of("USA"))));

        Job real = accepted(engineFixture.release(dryRun));
        engineFixture.run();

        expect(real, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(engineFixture.outcomes(real)).isEqualTo(engineFixture.outcomes(dryRun));
        assertThat(living("USA")).isEqualTo(germans());
        assertThat(refused(engineFixture.release(dryRun))).contains(real.id());
    }

    @Test
    void dryRunReportsTheOutcomesOfTheRealRun() {
        Change.Assignments change = new Change.Assignments(List.of(
                new Assignment(COUNTRY, Value.of("DE")),
                new Assignment(Path.attribute("email"), Value.of("jo@example.org"))));
        engineFixture.submit(Selection.Ids.of(people().subList(0, 1)), change);
        engineFixture.run();
        List<String> mixed = new ArrayList<>(people().subList(0, 50));
        mixed.add("unknown");
        Job dryRun = engineFixture.submit(Selection.Ids.of(mixed), change, options(true, false, OptionalLong.empty()));
        engineFixture.run();

        Job real = accepted(engineFixture.release(dryRun));
        engineFixture.run();

        expect(real, JobState.COMPLETED, Map.of(Outcome.UNCHANGED, 1L, Outcome.NOT_FOUND, 1L, Outcome.REFUSED, 49L));
        assertThat(engineFixture.outcomes(dryRun)).isEqualTo(engineFixture.outcomes(real));
        assertThat(engineFixture.outcomes(real).get(mixed.get(1))).contains(mixed.get(0));
    }

    @Test
    void refusesAHeldJobAboveMaxAffected() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, true, OptionalLong.of(199)));
        engineFixture.run();
        expect(job, JobState.REFUSED, Map.of(Outcome.REFUSED, 200L));
        assertThat(refused(engineFixture.release(job))).contains("cancelled or refused");
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
        assertThat(refused(engineFixture.undo(job, JobOptions.DEFAULT))).contains(undo.id());

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

    private void expect(Job job, JobState state, Map<Outcome, Long> totals) {
        JobStatus status = engineFixture.status(job);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.totals().counts()).isEqualTo(totals);
        assertThat(status.pending()).isZero();
        assertThat(engineFixture.lines(job)).hasSize(Math.toIntExact(status.selected()));
    }
}
