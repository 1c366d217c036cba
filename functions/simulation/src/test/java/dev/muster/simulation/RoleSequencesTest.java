package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every sequence of three requests of people with different roles. */
class RoleSequencesTest {

    @Test
    void noSequenceOfThreeRequestsExceedsRights() {
        ExhaustiveSearch.Explored explored =
                ExhaustiveSearch.explore(choices -> new RoleScenario(choices, PlantedBug.NONE));
        System.out.printf(
                "three requests of %d, each by its role: %,d states in %,d runs%n",
                RoleSteps.ALL.size(), explored.states(), explored.runs());
        assertThat(explored.runs()).isGreaterThan(4_000);
    }

    static Stream<PlantedBug> bugsOfRights() {
        return Arrays.stream(PlantedBug.values()).filter(bug -> bug.invariants().contains(13));
    }

    @ParameterizedTest
    @MethodSource("bugsOfRights")
    void catchesBugOfRights(PlantedBug bug) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ExhaustiveSearch.explore(choices -> new RoleScenario(choices, bug)));
    }
}
