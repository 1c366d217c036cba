package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Plans a job by filter in every order of the calls of those who plan it and of another writer. */
class FilterPlanScenariosTest {

    @Test
    void changesAPersonThatMovedBeforeTheJobHadItsNumber() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> inRequest(choices, PlantedBug.NONE));
        System.out.printf(
                "a request plans, a person moves: %,d states in %,d runs%n", explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(100);
    }

    static ExhaustiveSearch.Scenario inRequest(ScheduleChoices choices, PlantedBug bug) {
        return new FilterPlanScenario(choices, bug).client().mover();
    }

    @Test
    void selectsNobodyOfASlotThatAPlannerFoundEmpty() {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(choices -> emptySlot(choices, PlantedBug.NONE));
        System.out.printf(
                "two planners, everybody leaves: %,d states in %,d runs%n", explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(100);
    }

    static ExhaustiveSearch.Scenario emptySlot(ScheduleChoices choices, PlantedBug bug) {
        return new FilterPlanScenario(choices, bug).plannersOfEmptySlot();
    }
}
