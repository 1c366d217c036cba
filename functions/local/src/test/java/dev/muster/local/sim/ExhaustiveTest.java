package dev.muster.local.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every order of every call, in scopes small enough for all of them. */
class ExhaustiveTest {

    @Test
    void twoBatchesTwoWorkersACrashAndADuplicate() {
        Exhaustive.Explored explored = Exhaustive.explore(choices -> twoBatches(choices, Bug.NONE));
        System.out.printf(
                "two batches, two workers, a crash, a duplicate: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(1_000);
    }

    @Test
    void twoJobsOnTheSamePeopleOneOfThemTwice() {
        Exhaustive.Explored explored = Exhaustive.explore(choices -> twoJobs(choices, Bug.NONE));
        System.out.printf(
                "two jobs on the same people, a duplicate: %,d states in %,d runs%n",
                explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(1_000);
    }

    @Test
    void twoPlannersOfOneSlotAndSomebodyWhoMoves() {
        Exhaustive.Explored explored = Exhaustive.explore(choices -> twoPlanners(choices, Bug.NONE));
        System.out.printf(
                "two planners of a slot, somebody moves: %,d states in %,d runs%n", explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(500);
    }

    static Exhaustive.Scene twoBatches(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 1)
                .job("X1", List.of(List.of(0, 1), List.of(2, 3)))
                .maybeTwice()
                .workers(2)
                .exact();
    }

    static Exhaustive.Scene twoJobs(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X1", List.of(List.of(0, 1)))
                .job("X2", List.of(List.of(0, 1)))
                .maybeTwice()
                .workers(2);
    }

    @Test
    void aBatchThatIsGivenUpAndRungForOnceMore() {
        assertThat(Exhaustive.explore(choices -> buried(choices, Bug.NONE)).runs())
                .isPositive();
    }

    static Exhaustive.Scene buried(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X2", List.of(List.of(0, 1), List.of(2, 3)))
                .burying(6);
    }

    @Test
    void aJobThatHasEndedAndIsRungForAsForTheFirstTime() {
        assertThat(Exhaustive.explore(choices -> over(choices, Bug.NONE)).runs())
                .isPositive();
    }

    static Exhaustive.Scene over(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0).job("X2", List.of(List.of(0, 1))).burying(1);
    }

    @Test
    void aBatchThatIsGivenUpAfterItsWorkerHasDiedAnywhere() {
        assertThat(Exhaustive.explore(choices -> died(choices, Bug.NONE)).runs())
                .isGreaterThan(3);
    }

    static Exhaustive.Scene died(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 1).job("X2", List.of(List.of(0, 1))).buryingTheDead();
    }

    @Test
    void somebodyWhoComesLaterThanTheJob() {
        assertThat(Exhaustive.explore(choices -> newcomer(choices, Bug.NONE)).runs())
                .isGreaterThan(3);
    }

    static Exhaustive.Scene newcomer(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X2", List.of(List.of(0, SmallScene.NEWCOMER)))
                .newcomer()
                .workers(1);
    }

    @Test
    void aSlotThatIsGivenUpThoughItHasGotSomewhere() {
        assertThat(Exhaustive.explore(choices -> slowSlot(choices, Bug.NONE)).runs())
                .isGreaterThan(3);
    }

    static Exhaustive.Scene slowSlot(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0).search().slowSlot();
    }

    @Test
    void aJobThatIsReadWhileItIsPlannedAndDone() {
        assertThat(Exhaustive.explore(choices -> readWhilePlanned(choices, Bug.NONE))
                        .runs())
                .isGreaterThan(3);
    }

    static Exhaustive.Scene readWhilePlanned(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0).search().reader();
    }

    @Test
    void aJobThatTwoUndoAtOnceUnderOneKey() {
        Exhaustive.Explored explored = Exhaustive.explore(choices -> new SmallScene(choices, Bug.NONE, 0)
                .job("X2", List.of(List.of(0, 1)))
                .undoneTwiceAtOnce());
        assertThat(explored.runs()).isGreaterThan(20);
    }

    static Exhaustive.Scene twoPlanners(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0).search().planners(2).mover();
    }
}
