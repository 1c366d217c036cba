package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proofs prove something: every mistake planted on purpose is caught by the proof named for it. */
class PlantedBugsTest {
    private static final int SEEDS = 300;

    /** Rules that keep totals and people exact. */
    private static final int RULES = 16;

    /** How exceptions are spread over items is the ledger's own affair, behind the port: FurtherOutcomesTest. */
    private static final int BEHIND_THE_PORT = 14;

    /** The invariants that can be broken here; that no secret gets out is proved where secrets are. */
    private static final List<Integer> INVARIANTS = List.of(1, 2, 3, 4, 5, 6, 7, 9);

    static Stream<PlantedBug> bugs() {
        return Arrays.stream(PlantedBug.values()).filter(bug -> bug != PlantedBug.NONE);
    }

    static IntStream rules() {
        return IntStream.rangeClosed(1, RULES).filter(rule -> rule != BEHIND_THE_PORT);
    }

    static List<Integer> invariants() {
        return INVARIANTS;
    }

    @ParameterizedTest
    @MethodSource
    void rules(int rule) {
        assertThat(bugs().filter(bug -> bug.rules().contains(rule)))
                .as("mistakes that drop rule %d", rule)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void invariants(int invariant) {
        assertThat(bugs().filter(bug -> bug.invariants().contains(invariant)))
                .as("mistakes that break invariant %d", invariant)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isCaught(PlantedBug bug) {
        assertThat(violation(bug)).as("%s is caught", bug).isPresent();
    }

    private static Optional<Throwable> violation(PlantedBug bug) {
        return switch (bug.proof()) {
            case SEEDS -> seeds(bug);
            case TWO_BATCHES -> scene(ExhaustiveTest::twoBatches, bug);
            case TWO_JOBS -> scene(ExhaustiveTest::twoJobs, bug);
            case TWO_PLANNERS -> scene(ExhaustiveTest::twoPlanners, bug);
            case GIVEN_UP -> scene(ExhaustiveTest::buried, bug);
            case GIVEN_UP_AFTER_A_DEATH -> scene(ExhaustiveTest::died, bug);
            case NEWCOMER -> scene(ExhaustiveTest::newcomer, bug);
            case SLOW_SLOT -> scene(ExhaustiveTest::slowSlot, bug);
            case READ_WHILE_PLANNED -> scene(ExhaustiveTest::readWhilePlanned, bug);
            case PAST_ITS_TIME -> thrown(() -> PastItsTimeTest.nobodyIsTouched(bug));
        };
    }

    private static Optional<Throwable> seeds(PlantedBug bug) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> SimulationRun.play(seed, bug).violation())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Throwable> scene(
            BiFunction<ScheduleChoices, PlantedBug, ExhaustiveSearch.Scene> scene, PlantedBug bug) {
        return thrown(() -> ExhaustiveSearch.explore(choices -> scene.apply(choices, bug)));
    }

    private static Optional<Throwable> thrown(Runnable proof) {
        try {
            proof.run();
            return Optional.empty();
        } catch (AssertionError violation) {
            return Optional.of(violation);
        }
    }
}
