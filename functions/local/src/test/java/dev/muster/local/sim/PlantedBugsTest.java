package dev.muster.local.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proofs prove something: every mistake planted on purpose is caught by the proof named for it here. */
class PlantedBugsTest {
    private static final int SEEDS = 300;

    /** The proofs. */
    private enum Proof {
        SEEDS,
        TWO_BATCHES,
        TWO_JOBS,
        TWO_PLANNERS,
        BURIED_BATCH
    }

    private static final Map<Bug, Proof> CAUGHT_BY = new EnumMap<>(Map.of(
            Bug.NO_SWEEP, Proof.SEEDS,
            Bug.ACK_BEFORE_WORK, Proof.TWO_BATCHES,
            Bug.EVERY_RECEIVE_FIRST, Proof.BURIED_BATCH,
            Bug.TALLY_WITHOUT_CONDITION, Proof.TWO_BATCHES,
            Bug.OUTCOMES_WRITTEN_OVER, Proof.TWO_JOBS,
            Bug.PLANNED_BATCH_NOT_READ_BACK, Proof.TWO_PLANNERS,
            Bug.REGISTERS_WITHOUT_WRITER, Proof.TWO_BATCHES,
            Bug.CLEARED_REGISTER_REMOVED, Proof.SEEDS,
            Bug.SAVE_WITHOUT_VERSION, Proof.TWO_JOBS,
            Bug.SUCCESSION_WITHOUT_CONDITION, Proof.SEEDS));

    static Stream<Bug> bugs() {
        return Arrays.stream(Bug.values()).filter(bug -> bug != Bug.NONE);
    }

    @Test
    void aProofIsNamedForEveryBug() {
        assertThat(CAUGHT_BY.keySet()).containsExactlyInAnyOrderElementsOf(bugs().toList());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isCaught(Bug bug) {
        assertThat(isCaughtBy(CAUGHT_BY.get(bug), bug)).as("%s is caught", bug).isTrue();
    }

    private static boolean isCaughtBy(Proof proof, Bug bug) {
        return switch (proof) {
            case SEEDS -> seedsCatch(bug);
            case TWO_BATCHES -> catches(ExhaustiveTest::twoBatches, bug);
            case TWO_JOBS -> catches(ExhaustiveTest::twoJobs, bug);
            case TWO_PLANNERS -> catches(ExhaustiveTest::twoPlanners, bug);
            case BURIED_BATCH -> catches(ExhaustiveTest::buried, bug);
        };
    }

    private static boolean seedsCatch(Bug bug) {
        for (long seed = 0; seed < SEEDS; seed++) {
            if (Simulation.play(seed, bug).violation().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean catches(BiFunction<Choices, Bug, Exhaustive.Scene> scene, Bug bug) {
        try {
            Exhaustive.explore(choices -> scene.apply(choices, bug));
            return false;
        } catch (AssertionError violation) {
            return true;
        }
    }
}
