package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.COUNTRY;
import static dev.muster.local.walk.Rig.accepted;
import static dev.muster.local.walk.Rig.by;
import static dev.muster.local.walk.Rig.livingIn;
import static dev.muster.local.walk.Rig.refused;
import static dev.muster.local.walk.Rig.terms;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Results;
import dev.muster.core.flow.Standing;
import dev.muster.core.flow.Submitted;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Count;
import dev.muster.core.job.Job;
import dev.muster.core.job.Message;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.Result;
import dev.muster.core.job.State;
import dev.muster.core.job.Terms;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Difference;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
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

/** A job is held, released, refused, cancelled, retried and undone, and its totals and people are exact all the way. */
abstract class VerbsContract {
    private static final int PEOPLE = 400;
    /** In a few slots only, so that most of a plan is empty and quickly done. */
    private static final List<String> EVERYBODY = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) < 3)
            .limit(PEOPLE)
            .toList();

    private final Stores stores;
    private Rig rig;

    VerbsContract(Stores stores) {
        this.stores = stores;
    }

    /** Every second lives in Germany. */
    @BeforeEach
    void somePeople() {
        rig = new Rig(stores);
        Map<String, String> countries = new HashMap<>();
        everybody().forEach(id -> countries.put(id, germans().contains(id) ? "DE" : "FR"));
        rig.store(countries);
    }

    private static List<String> everybody() {
        return EVERYBODY;
    }

    private static Set<String> germans() {
        return IntStream.range(0, PEOPLE / 2)
                .mapToObj(number -> EVERYBODY.get(2 * number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> living(String country) {
        Set<String> there = new TreeSet<>();
        rig.values(everybody(), COUNTRY).forEach((id, value) -> {
            if (value.equals(Value.of(country))) {
                there.add(id);
            }
        });
        return there;
    }

    @Test
    void holdsUntilItIsReleasedAndThenChangesExactlyWhomItFound() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"), terms(false, true, OptionalLong.empty()));
        assertThat(rig.standing(job).state()).isEqualTo(State.PLANNING);
        assertThat(refused(rig.release(job))).contains("still being looked for");

        rig.run();
        Standing held = rig.standing(job);
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.job().sequence()).isEmpty();
        assertThat(held.pending()).isEqualTo(germans().size());
        assertThat(rig.outcomes(job).keySet()).isEqualTo(germans());
        assertThat(living("USA")).isEmpty();
        // Who comes to Germany now comes too late, and who leaves is still meant.
        Job between = rig.submit(Selection.Ids.of(everybody().subList(1, 3)), to("DE"));
        Job away = rig.submit(Selection.Ids.of(everybody().subList(4, 5)), to("IT"));
        rig.run();

        accepted(rig.release(job));
        rig.run();

        expect(job, State.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());
        assertThat(rig.standing(job).job().sequence().getAsLong())
                .isGreaterThan(rig.standing(away).job().sequence().getAsLong());
        assertThat(rig.standing(between).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void holdsPeopleNamedById() {
        Job job = rig.submit(Selection.Ids.of(everybody()), to("USA"), terms(false, true, OptionalLong.empty()));
        rig.run();
        assertThat(rig.standing(job).state()).isEqualTo(State.HELD);
        assertThat(living("USA")).isEmpty();

        accepted(rig.release(job));
        accepted(rig.release(job));
        rig.run();

        expect(job, State.COMPLETED, Map.of(Outcome.CHANGED, 400L));
        accepted(rig.release(job));
        assertThat(rig.queue.take()).isEmpty();
    }

    @Test
    void refusesTooManyWithTheTrueCountAndChangesNobody() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"), terms(false, false, OptionalLong.of(199)));
        rig.run();

        expect(job, State.REFUSED, Map.of(Outcome.REFUSED, 200L));
        assertThat(living("USA")).isEmpty();
        assertThat(rig.outcomes(job))
                .hasSize(200)
                .allSatisfy((id, outcome) -> assertThat(outcome)
                        .isEqualTo("refused 200 people are selected, more than maxAffected 199 allows"));
        assertThat(refused(rig.release(job))).contains("never held");
        assertThat(refused(rig.undo(job, Terms.USUAL))).contains("changed nobody");
    }

    @Test
    void runsByItselfWhenFewEnoughAreFound() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"), terms(false, false, OptionalLong.of(200)));
        rig.plan();
        assertThat(rig.standing(job).state()).isEqualTo(State.RUNNING);
        rig.run();

        expect(job, State.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());
    }

    @Test
    void aDryRunTellsWhatTheRealRunThenDoesToExactlyTheSamePeople() {
        rig.run();
        Job rehearsed = rig.submit(by(livingIn("DE")), to("USA"), terms(true, false, OptionalLong.empty()));
        rig.run();
        expect(rehearsed, State.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEmpty();
        assertThat(rig.lines(rehearsed))
                .allSatisfy(line -> assertThat(line.changes())
                        .containsExactly(new Difference(COUNTRY, Value.of("DE"), Value.of("USA"))));

        Job real = accepted(rig.release(rehearsed));
        rig.run();

        expect(real, State.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(rig.outcomes(real)).isEqualTo(rig.outcomes(rehearsed));
        assertThat(living("USA")).isEqualTo(germans());
        assertThat(refused(rig.release(rehearsed))).contains(real.id());
    }

    @Test
    void aDryRunGivesEverybodyTheOutcomeAndTheReasonOfTheRealRun() {
        Change.Assignments change = new Change.Assignments(List.of(
                new Assignment(COUNTRY, Value.of("DE")),
                new Assignment(Path.attribute("email"), Value.of("jo@example.org"))));
        rig.submit(Selection.Ids.of(everybody().subList(0, 1)), change);
        rig.run();
        List<String> mixed = new ArrayList<>(everybody().subList(0, 50));
        mixed.add("unknown");
        Job rehearsed = rig.submit(Selection.Ids.of(mixed), change, terms(true, false, OptionalLong.empty()));
        rig.run();

        Job real = accepted(rig.release(rehearsed));
        rig.run();

        expect(real, State.COMPLETED, Map.of(Outcome.UNCHANGED, 1L, Outcome.NOT_FOUND, 1L, Outcome.REFUSED, 49L));
        assertThat(rig.outcomes(rehearsed)).isEqualTo(rig.outcomes(real));
        assertThat(rig.outcomes(real).get(mixed.get(1))).contains(mixed.get(0));
    }

    @Test
    void refusesAHeldJobThatSelectsTooMany() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"), terms(false, true, OptionalLong.of(199)));
        rig.run();
        expect(job, State.REFUSED, Map.of(Outcome.REFUSED, 200L));
        assertThat(refused(rig.release(job))).contains("given up");
    }

    @Test
    void cancelsWhatHasNotBeenStarted() {
        Job job = rig.submit(Selection.Ids.of(everybody()), to("USA"));
        List<Message> messages = rig.queue.take();
        rig.deliver(messages.subList(0, 1));

        accepted(rig.cancel(job));
        assertThat(rig.standing(job).state()).isEqualTo(State.CANCELLING);
        long done = 0;
        for (Message message : messages) {
            Standing now = rig.standing(job);
            assertThat(now.totals().sum() + now.pending()).isEqualTo(PEOPLE);
            assertThat(now.totals().sum()).isGreaterThanOrEqualTo(done);
            done = now.totals().sum();
            rig.deliver(List.of(message));
        }

        expect(job, State.CANCELLED, Map.of(Outcome.CHANGED, 100L, Outcome.SKIPPED, 300L));
        assertThat(living("USA")).hasSize(100);
        assertThat(rig.outcomes(job).get(everybody().getLast())).isEqualTo("skipped cancelled by nobody");
        accepted(rig.cancel(job));
    }

    @Test
    void cancelsAJobThatIsStillBeingPlanned() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"));
        List<PlanMessage> slots = rig.planQueue.receive(64);
        slots.subList(0, 2).forEach(slot -> rig.ports.search().search(slot, rig.deadline));
        List<Message> planned = rig.queue.take();
        rig.deliver(planned.subList(0, 1));

        accepted(rig.cancel(job));
        slots.subList(2, 64).forEach(slot -> rig.ports.search().search(slot, rig.deadline));
        assertThat(rig.queue.take()).isEmpty();
        rig.deliver(planned.subList(1, planned.size()));

        Standing end = rig.standing(job);
        assertThat(end.state()).isEqualTo(State.CANCELLED);
        assertThat(end.selected()).isLessThan(germans().size());
        assertThat(end.totals().of(Outcome.CHANGED)).isEqualTo(living("USA").size());
        assertThat(end.pending()).isZero();
    }

    @Test
    void cancelsAJobThatIsHeld() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"), terms(false, true, OptionalLong.empty()));
        rig.run();

        accepted(rig.cancel(job));

        expect(job, State.CANCELLED, Map.of(Outcome.SKIPPED, 200L));
        assertThat(refused(rig.release(job))).contains("given up");
        assertThat(rig.outcomes(job))
                .allSatisfy((id, outcome) -> assertThat(outcome).startsWith("skipped"));
    }

    @Test
    void retriesOnlyWhomItFailedOnOrSkipped() {
        Job job = rig.submit(Selection.Ids.of(everybody()), to("USA"));
        List<Message> messages = rig.queue.take();
        rig.deliver(messages.subList(0, 2));
        failOn(job, messages.get(2).batch(), everybody().subList(200, 250));
        accepted(rig.cancel(job));
        rig.deliver(messages.subList(3, 4));
        expect(job, State.CANCELLED, Map.of(Outcome.CHANGED, 250L, Outcome.FAILED, 50L, Outcome.SKIPPED, 100L));

        Job again = accepted(rig.retry(job));
        rig.run();

        expect(again, State.COMPLETED, Map.of(Outcome.CHANGED, 150L));
        assertThat(again.origin().parent()).contains(job.id());
        assertThat(refused(rig.retry(again))).contains("nothing to retry");
    }

    /** As a worker writes it down that gave up on some of a batch. */
    private void failOn(Job job, BatchKey batch, List<String> ids) {
        Outcomes outcomes = Outcomes.of(
                batch,
                ids.stream().map(id -> new Result(id, Outcome.FAILED, "a test")).toList());
        rig.ports.jobs().writeOutcomes(job, outcomes, rig.deadline);
        Totals totals = outcomes.totals(100);
        rig.ports.jobs().tally(job, batch.page(), List.of(new Count(batch, totals, true)), rig.deadline);
    }

    @Test
    void undoesWhatNobodyHasTouchedSince() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"));
        rig.run();
        List<String> touched = germans().stream().limit(100).toList();
        rig.submit(Selection.Ids.of(touched), to("IT"));
        rig.run();

        Job undo = accepted(rig.undo(job, Terms.USUAL));
        rig.run();

        expect(undo, State.COMPLETED, Map.of(Outcome.CHANGED, 100L, Outcome.SUPERSEDED, 100L));
        assertThat(living("IT")).containsExactlyInAnyOrderElementsOf(touched);
        assertThat(living("DE")).hasSize(100);
        assertThat(living("USA")).isEmpty();
        assertThat(refused(rig.undo(job, Terms.USUAL))).contains(undo.id());

        Job redo = accepted(rig.undo(undo, Terms.USUAL));
        rig.run();
        expect(redo, State.COMPLETED, Map.of(Outcome.CHANGED, 100L, Outcome.UNCHANGED, 100L));
        assertThat(living("USA")).hasSize(100);
        assertThat(living("IT")).hasSize(100);
    }

    @Test
    void undoesOnceHoweverManyAskAtOnce() {
        Job job = rig.submit(Selection.Ids.of(everybody()), to("USA"));
        rig.run();
        long accepted = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> rig.undo(job, Terms.USUAL))
                .filter(Submitted.Accepted.class::isInstance)
                .count();
        assertThat(accepted).isEqualTo(1);
        rig.run();
        assertThat(living("DE")).isEqualTo(germans());
    }

    @Test
    void rehearsesAnUndoAndThenDoesIt() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"));
        rig.run();
        Job rehearsed = accepted(rig.undo(job, terms(true, false, OptionalLong.empty())));
        rig.run();
        expect(rehearsed, State.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());

        Job undo = accepted(rig.release(rehearsed));
        rig.run();

        expect(undo, State.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("DE")).isEqualTo(germans());
        assertThat(rig.standing(job).job().course().successor()).contains(undo.id());
        assertThat(undo.origin().parent()).contains(job.id());
    }

    @Test
    void undoesRetriesAndReleasesOnlyWhatHasEnded() {
        Job job = rig.submit(Selection.Ids.of(everybody()), to("USA"));
        assertThat(refused(rig.undo(job, Terms.USUAL))).contains("cancel it first");
        assertThat(refused(rig.retry(job))).contains("cancel it first");
        assertThat(refused(rig.release(job))).contains("never held");
        rig.run();
        assertThat(refused(rig.cancel(job))).contains("has ended");
    }

    @Test
    void tellsWhatWasBeforeAndAfter() {
        Job job = rig.submit(
                Selection.Ids.of(List.of(everybody().get(0), everybody().get(1), "unknown")), to("FR"));
        rig.run();
        Map<String, List<Difference>> changes = new TreeMap<>();
        rig.lines(job).forEach((Results.Line line) -> changes.put(line.id(), line.changes()));
        assertThat(changes)
                .containsEntry(everybody().get(0), List.of(new Difference(COUNTRY, Value.of("DE"), Value.of("FR"))))
                .containsEntry(everybody().get(1), List.of())
                .containsEntry("unknown", List.of());
    }

    private void expect(Job job, State state, Map<Outcome, Long> totals) {
        Standing standing = rig.standing(job);
        assertThat(standing.state()).isEqualTo(state);
        assertThat(standing.totals().counts()).isEqualTo(totals);
        assertThat(standing.pending()).isZero();
        assertThat(rig.lines(job)).hasSize(Math.toIntExact(standing.selected()));
    }
}
