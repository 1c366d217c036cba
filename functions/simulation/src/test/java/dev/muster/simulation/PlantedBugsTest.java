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

/** Tests that every planted bug is caught by the proof named for it. */
class PlantedBugsTest {
    private static final int SEEDS = 300;

    /** The number of rules in docs/design.md that keep totals and people exact. */
    private static final int RULES = 19;

    /** The invariants that can be broken here. PlantedSecretsTest covers invariant 8. */
    private static final List<Integer> INVARIANTS = List.of(1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13);

    static Stream<PlantedBug> bugs() {
        return Arrays.stream(PlantedBug.values()).filter(bug -> bug != PlantedBug.NONE);
    }

    static IntStream rules() {
        return IntStream.rangeClosed(1, RULES);
    }

    static List<Integer> invariants() {
        return INVARIANTS;
    }

    @ParameterizedTest
    @MethodSource
    void rules(int rule) {
        assertThat(bugs().filter(bug -> bug.rules().contains(rule)))
                .as("planted bugs that drop rule %d", rule)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void invariants(int invariant) {
        assertThat(bugs().filter(bug -> bug.invariants().contains(invariant)))
                .as("planted bugs that break invariant %d", invariant)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void catchesBug(PlantedBug bug) {
        assertThat(violation(bug)).as("%s is caught", bug).isPresent();
    }

    private static Optional<Throwable> violation(PlantedBug bug) {
        return switch (bug.proof()) {
            case SEEDS -> seeds(bug, LongStream.range(0, SEEDS));
            case SESSIONS -> seeds(bug, LongStream.range(0, SEEDS).filter(SimulationRun::isSession));
            case CLOSE_AND_PART -> scenario(FileScenariosTest::closeAndPart, bug);
            case TWO_FILE_PLANNERS -> scenario(FileScenariosTest::twoPlanners, bug);
            case CREATION -> scenario(FileScenariosTest::creation, bug);
            case CREATION_AGAIN -> scenario(FileScenariosTest::creationAgain, bug);
            case MOVED_KEY -> scenario(FileScenariosTest::movedKey, bug);
            case OLD_COPY -> scenario(FileScenariosTest::oldCopy, bug);
            case LATE_UNDO -> scenario(ExhaustiveTest::lateUndo, bug);
            case TWO_BATCHES -> scenario(ExhaustiveTest::twoBatches, bug);
            case TWO_JOBS -> scenario(ExhaustiveTest::twoJobs, bug);
            case TWO_PLANNERS -> scenario(ExhaustiveTest::twoPlanners, bug);
            case DEAD_LETTER -> scenario(ExhaustiveTest::deadLetter, bug);
            case DEAD_LETTER_AFTER_A_CRASH -> scenario(ExhaustiveTest::deadLetterAfterCrash, bug);
            case NEWCOMER -> scenario(ExhaustiveTest::newcomer, bug);
            case SLOW_SLOT -> scenario(ExhaustiveTest::slowSlot, bug);
            case READ_WHILE_PLANNED -> scenario(ExhaustiveTest::readWhilePlanned, bug);
            case ROLE_SEQUENCES -> scenario(RoleScenario::new, bug);
            case PAST_ITS_TIME -> thrown(() -> PastItsTimeTest.checkExpiredJob(bug));
            case PAST_ITS_HOLD -> thrown(() -> PastItsTimeTest.checkHeldJob(bug));
        };
    }

    private static Optional<Throwable> seeds(PlantedBug bug, LongStream seeds) {
        return seeds.mapToObj(seed -> SimulationRun.run(seed, bug).violation())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Throwable> scenario(
            BiFunction<ScheduleChoices, PlantedBug, ExhaustiveSearch.Scenario> scenario, PlantedBug bug) {
        return thrown(() -> ExhaustiveSearch.explore(choices -> scenario.apply(choices, bug)));
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
