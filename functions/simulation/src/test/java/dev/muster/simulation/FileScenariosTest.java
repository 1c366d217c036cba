package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Runs small scenarios of files in every order of their calls. */
class FileScenariosTest {
    @Test
    void countsAPartOrRefusesItWhileItsFileIsClosed() {
        explore("a close and a part, a crash", choices -> closeAndPart(choices, PlantedBug.NONE), 50);
    }

    static ExhaustiveSearch.Scenario closeAndPart(ScheduleChoices choices, PlantedBug bug) {
        return new FileScenario(choices, bug, 1)
                .open()
                .uploader("second", 2, "IT")
                .closer();
    }

    @Test
    void countsOneOfTwoContentsOfAPart() {
        explore(
                "two contents of a part and a close, a crash",
                choices -> new FileScenario(choices, PlantedBug.NONE, 1)
                        .open()
                        .uploader("one", 2, "IT")
                        .uploader("other", 2, "FR")
                        .closer(),
                100);
    }

    @Test
    void cancelsOrClosesAFile() {
        explore(
                "a cancel and a close, a crash",
                choices -> new FileScenario(choices, PlantedBug.NONE, 1)
                        .open()
                        .closer()
                        .canceller(),
                50);
    }

    @Test
    void plansAStripeAsOnePlannerReadsIt() {
        explore(
                "two planners of a stripe while a key moves, a crash",
                choices -> twoPlanners(choices, PlantedBug.NONE),
                100);
    }

    static ExhaustiveSearch.Scenario twoPlanners(ScheduleChoices choices, PlantedBug bug) {
        return new FileScenario(choices, bug, 1).planners(2).addressMoving();
    }

    @Test
    void countsACreatedPersonAsCreatedWhereverTheWorkerCrashed() {
        explore("a creation, a crash", choices -> creation(choices, PlantedBug.NONE), 3);
    }

    static ExhaustiveSearch.Scenario creation(ScheduleChoices choices, PlantedBug bug) {
        return new FileScenario(choices, bug, 1).creation();
    }

    @Test
    void createsAPersonAgainWithoutItsFormerValues() {
        explore(
                "a creation of a deleted person by two workers",
                choices -> creationAgain(choices, PlantedBug.NONE),
                20);
    }

    static ExhaustiveSearch.Scenario creationAgain(ScheduleChoices choices, PlantedBug bug) {
        return new FileScenario(choices, bug, 0).creationAfterDeletion();
    }

    @Test
    void changesNobodyToWhomTheKeyOfARowHasMoved() {
        explore(
                "a key that moves while its row is applied, a crash",
                choices -> movedKey(choices, PlantedBug.NONE),
                10);
    }

    static ExhaustiveSearch.Scenario movedKey(ScheduleChoices choices, PlantedBug bug) {
        return new FileScenario(choices, bug, 1).addressGivenAway();
    }

    @Test
    void appliesASmallFileToThePeopleAsTheyAreThen() {
        explore("a small file and an update", choices -> oldCopy(choices, PlantedBug.NONE), 20);
    }

    static ExhaustiveSearch.Scenario oldCopy(ScheduleChoices choices, PlantedBug bug) {
        return new FileScenario(choices, bug, 0).smallFileAndUpdate();
    }

    private static void explore(
            String name, Function<ScheduleChoices, ExhaustiveSearch.Scenario> scenario, int atLeast) {
        ExhaustiveSearch.Explored explored = ExhaustiveSearch.explore(scenario);
        System.out.printf("%s: %,d states in %,d runs%n", name, explored.states(), explored.runs());
        assertThat(explored.states()).isGreaterThan(atLeast);
    }
}
