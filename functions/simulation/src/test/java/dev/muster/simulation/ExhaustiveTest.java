package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs small scenarios in every order of their calls. */
class ExhaustiveTest {

    @Test
    void countsTwoBatchesOnceDespiteCrashAndDuplicate() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> twoBatches(choices, PlantedBug.NONE));
        System.out.printf(
                "two batches, two workers, a crash, a duplicate: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(1_000);
    }

    @Test
    void ordersTwoJobsOnTheSamePeopleDespiteDuplicate() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> twoJobs(choices, PlantedBug.NONE));
        System.out.printf(
                "two jobs on the same people, a duplicate: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(1_000);
    }

    @Test
    void twoPlannersAgreeOnASlotWhileAPersonMoves() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> twoPlanners(choices, PlantedBug.NONE));
        System.out.printf(
                "two planners of a slot, a person changes: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(500);
    }

    static ExhaustiveSearch.Scenario twoBatches(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 1)
                .job("X1", List.of(List.of(0, 1), List.of(2, 3)))
                .maybeDuplicate()
                .workers(2)
                .allChangedButOne();
    }

    static ExhaustiveSearch.Scenario twoJobs(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0)
                .job("X1", List.of(List.of(0, 1)))
                .job("X2", List.of(List.of(0, 1)))
                .maybeDuplicate()
                .workers(2);
    }

    @Test
    void countsADeadLetteredBatchThatIsSentAgain() {
        assertThat(ExhaustiveSearch.explore(choices -> deadLetter(choices, PlantedBug.NONE))
                        .runs())
                .isPositive();
    }

    static ExhaustiveSearch.Scenario deadLetter(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0)
                .job("X2", List.of(List.of(0, 1), List.of(2, 3)))
                .deadLetterFirst(6);
    }

    @Test
    void ignoresAFirstDeliveryOfAnEndedJob() {
        assertThat(ExhaustiveSearch.explore(choices -> deliveryAfterEnd(choices, PlantedBug.NONE))
                        .runs())
                .isPositive();
    }

    static ExhaustiveSearch.Scenario deliveryAfterEnd(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0)
                .job("X2", List.of(List.of(0, 1)))
                .deadLetterFirst(1);
    }

    @Test
    void countsADeadLetteredBatchWhereverItsWorkerCrashed() {
        assertThat(ExhaustiveSearch.explore(choices -> deadLetterAfterCrash(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scenario deadLetterAfterCrash(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 1)
                .job("X2", List.of(List.of(0, 1)))
                .deadLetterAfterCrash();
    }

    @Test
    void skipsAPersonCreatedAfterTheJob() {
        assertThat(ExhaustiveSearch.explore(choices -> newcomer(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scenario newcomer(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0)
                .job("X2", List.of(List.of(0, SmallScenario.NEWCOMER)))
                .newcomer()
                .workers(1);
    }

    @Test
    void completesAJobWhoseSlowSlotIsDeadLettered() {
        assertThat(ExhaustiveSearch.explore(choices -> slowSlot(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scenario slowSlot(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0).search().deadLetterOfSlowSlot();
    }

    @Test
    void readsAJobWhileItIsPlannedAndApplied() {
        assertThat(ExhaustiveSearch.explore(choices -> readWhilePlanned(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scenario readWhilePlanned(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0).search().reader();
    }

    @Test
    void undoesOnceForTwoRequestsWithOneKey() {
        ExhaustiveSearch.Explored explored =
                ExhaustiveSearch.explore(choices -> new SmallScenario(choices, PlantedBug.NONE, 0)
                        .job("X2", List.of(List.of(0, 1)))
                        .undoneByTwoClients());
        assertThat(explored.runs()).isGreaterThan(20);
    }

    @Test
    void redoneValueStaysDespiteALateUndo() {
        assertThat(ExhaustiveSearch.explore(choices -> lateUndo(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(20);
    }

    static ExhaustiveSearch.Scenario lateUndo(ScheduleChoices choices, PlantedBug bug) {
        return new LateUndoScenario(choices, bug);
    }

    static ExhaustiveSearch.Scenario twoPlanners(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScenario(choices, bug, 0).search().planners(2).personMoving();
    }
}
