package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every order of every call, in scopes small enough for all of them. */
class ExhaustiveTest {

    @Test
    void twoBatchesTwoWorkersACrashAndADuplicate() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> twoBatches(choices, PlantedBug.NONE));
        System.out.printf(
                "two batches, two workers, a crash, a duplicate: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(1_000);
    }

    @Test
    void twoJobsOnTheSamePeopleOneOfThemTwice() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> twoJobs(choices, PlantedBug.NONE));
        System.out.printf(
                "two jobs on the same people, a duplicate: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(1_000);
    }

    @Test
    void twoPlannersOfOneSlotAndSomebodyWhoMoves() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> twoPlanners(choices, PlantedBug.NONE));
        System.out.printf(
                "two planners of a slot, somebody moves: %,d states in %,d runs%n", explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(500);
    }

    static ExhaustiveSearch.Scene twoBatches(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 1)
                .job("X1", List.of(List.of(0, 1), List.of(2, 3)))
                .maybeTwice()
                .workers(2)
                .exact();
    }

    static ExhaustiveSearch.Scene twoJobs(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X1", List.of(List.of(0, 1)))
                .job("X2", List.of(List.of(0, 1)))
                .maybeTwice()
                .workers(2);
    }

    @Test
    void aBatchThatIsGivenUpAndRungForOnceMore() {
        assertThat(ExhaustiveSearch.explore(choices -> buried(choices, PlantedBug.NONE))
                        .runs())
                .isPositive();
    }

    static ExhaustiveSearch.Scene buried(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X2", List.of(List.of(0, 1), List.of(2, 3)))
                .burying(6);
    }

    @Test
    void aJobThatHasEndedAndIsRungForAsForTheFirstTime() {
        assertThat(ExhaustiveSearch.explore(choices -> over(choices, PlantedBug.NONE))
                        .runs())
                .isPositive();
    }

    static ExhaustiveSearch.Scene over(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0).job("X2", List.of(List.of(0, 1))).burying(1);
    }

    @Test
    void aBatchThatIsGivenUpAfterItsWorkerHasDiedAnywhere() {
        assertThat(ExhaustiveSearch.explore(choices -> died(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scene died(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 1).job("X2", List.of(List.of(0, 1))).buryingTheDead();
    }

    @Test
    void somebodyWhoComesLaterThanTheJob() {
        assertThat(ExhaustiveSearch.explore(choices -> newcomer(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scene newcomer(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X2", List.of(List.of(0, SmallScene.NEWCOMER)))
                .newcomer()
                .workers(1);
    }

    @Test
    void aSlotThatIsGivenUpThoughItHasGotSomewhere() {
        assertThat(ExhaustiveSearch.explore(choices -> slowSlot(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scene slowSlot(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0).search().slowSlot();
    }

    @Test
    void aJobThatIsReadWhileItIsPlannedAndDone() {
        assertThat(ExhaustiveSearch.explore(choices -> readWhilePlanned(choices, PlantedBug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static ExhaustiveSearch.Scene readWhilePlanned(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0).search().reader();
    }

    @Test
    void aJobThatTwoUndoAtOnceUnderOneKey() {
        ExhaustiveSearch.Explored explored =
                ExhaustiveSearch.explore(choices -> new SmallScene(choices, PlantedBug.NONE, 0)
                        .job("X2", List.of(List.of(0, 1)))
                        .undoneTwiceAtOnce());
        assertThat(explored.runs()).isGreaterThan(20);
    }

    static ExhaustiveSearch.Scene twoPlanners(ScheduleChoices choices, PlantedBug bug) {
        return new SmallScene(choices, bug, 0).search().planners(2).mover();
    }
}
