package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test of invariant I5: for any order and number of deliveries each path ends with the value of its last job. */
class DeliveryOrderTest {
    private static final int JOBS = 5;
    private static final Rights ADMIN = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));
    private static final List<Path> PATHS = List.of(Path.attribute("a"), Path.attribute("b"), Path.attribute("c"));

    @ParameterizedTest
    @MethodSource("seeds")
    void endsWithValuesOfLastJobForAnyDeliveryOrder(long seed) {
        Random random = new Random(seed);
        Map<Long, Change.Assignments> jobs = new HashMap<>();
        LongStream.rangeClosed(2, JOBS + 1).forEach(sequence -> jobs.put(sequence, change(random, sequence)));
        List<Long> deliveries = new ArrayList<>(jobs.keySet());
        IntStream.range(0, JOBS).forEach(_ -> deliveries.add(2 + (long) random.nextInt(JOBS)));
        Collections.shuffle(deliveries, random);

        Person person = new Person("7", 1, 1, Instant.EPOCH, Map.of());
        Map<Long, Outcome> first = new HashMap<>();
        for (long sequence : deliveries) {
            Decision decision = Decision.of(Optional.of(person), jobs.get(sequence), ADMIN, sequence, Instant.EPOCH);
            Outcome before = first.putIfAbsent(sequence, decision.outcome());
            if (before == Outcome.CHANGED && decision.outcome() != Outcome.SUPERSEDED) {
                assertThat(decision.outcome()).as("again, seed %d", seed).isEqualTo(Outcome.CHANGED);
            }
            person = decision.write().orElse(person);
        }

        for (Path path : PATHS) {
            assertThat(person.value(path)).as("%s, seed %d", path, seed).isEqualTo(expected(jobs, path));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    /** Each job writes its own values, so no job finds its value in the register. */
    private static Change.Assignments change(Random random, long sequence) {
        return new Change.Assignments(PATHS.stream()
                .filter(_ -> random.nextBoolean())
                .map(path -> new Assignment(path, Value.of("by " + sequence)))
                .toList());
    }

    private static Value expected(Map<Long, Change.Assignments> jobs, Path path) {
        return jobs.keySet().stream()
                .sorted(Collections.reverseOrder())
                .filter(sequence -> jobs.get(sequence).paths().contains(path))
                .findFirst()
                .map(sequence -> Value.of("by " + sequence))
                .orElse(Value.NOTHING);
    }
}
