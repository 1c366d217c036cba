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
                .workers(2);
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
        Exhaustive.Explored explored = Exhaustive.explore(choices -> buried(choices, Bug.NONE));
        assertThat(explored.runs()).isPositive();
    }

    static Exhaustive.Scene buried(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0)
                .job("X2", List.of(List.of(0, 1), List.of(2, 3)))
                .burying();
    }

    static Exhaustive.Scene twoPlanners(Choices choices, Bug bug) {
        return new SmallScene(choices, bug, 0).search(2);
    }
}
