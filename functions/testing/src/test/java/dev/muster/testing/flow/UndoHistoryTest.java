package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests random jobs that are undone in random order. A model without registers gives the expected values: it knows only
 * the last writer of each value and the value before it.
 */
class UndoHistoryTest {
    private static final int PEOPLE = 130;
    private static final List<Path> PATHS =
            List.of(Path.attribute("country"), Path.attribute("city"), new Path("labels/vip"));

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    /** The expected register of one person. */
    private record Held(Value value, Optional<String> writer, Value before) {
        static final Held NOTHING = new Held(Value.NOTHING, Optional.empty(), Value.NOTHING);

        boolean isLike(Value other, Path path) {
            return value.equals(other) || (path.isMark() && !value.isTrue() && !other.isTrue());
        }

        Held write(Value next, String job) {
            return new Held(next, Optional.of(job), value);
        }
    }

    private record Place(String id, Path path) {}

    private final Map<Place, Held> model = new HashMap<>();
    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());
    private final List<Job> done = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void restoresExactlyTheValuesEachJobStillOwns(int seed) {
        Random random = new Random(seed);
        engineFixture.store(stored());
        for (int step = 0; step < 12; step++) {
            List<Job> undoable = done.stream()
                    .filter(job -> engineFixture
                            .status(job)
                            .job()
                            .lifecycle()
                            .successor()
                            .isEmpty())
                    .toList();
            if (undoable.isEmpty() || random.nextInt(5) < 2) {
                change(random);
            } else {
                undo(undoable.get(random.nextInt(undoable.size())), random);
            }
            expectPeopleAsInTheModel(seed, step);
        }
    }

    private static Map<String, String> stored() {
        Map<String, String> countries = new HashMap<>();
        IntStream.range(0, PEOPLE).forEach(number -> countries.put("p" + number, "DE"));
        return countries;
    }

    private Held held(String id, Path path) {
        Held first = path.text().equals("country")
                ? new Held(Value.of("DE"), Optional.empty(), Value.NOTHING)
                : Held.NOTHING;
        return model.getOrDefault(new Place(id, path), first);
    }

    private static List<String> some(Random random) {
        return IntStream.range(0, PEOPLE)
                .filter(_ -> random.nextInt(3) > 0)
                .mapToObj(number -> "p" + number)
                .toList();
    }

    private void change(Random random) {
        List<Assignment> assignments = new ArrayList<>();
        for (Path path : PATHS) {
            if (random.nextBoolean()) {
                assignments.add(new Assignment(path, value(path, random)));
            }
        }
        if (assignments.isEmpty()) {
            assignments.add(new Assignment(PATHS.getFirst(), value(PATHS.getFirst(), random)));
        }
        List<String> ids = some(random);
        Job job = engineFixture.submit(Selection.Ids.of(ids), new Change.Assignments(assignments));
        deliver(random);
        done.add(job);
        for (String id : ids) {
            for (Assignment assignment : assignments) {
                Held held = held(id, assignment.path());
                if (!held.isLike(assignment.to(), assignment.path())) {
                    model.put(new Place(id, assignment.path()), held.write(assignment.to(), job.id()));
                }
            }
        }
    }

    private static Value value(Path path, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> path.isMark() ? Value.of(false) : Value.NOTHING;
            case 1 -> path.isMark() ? Value.of(true) : Value.of("DE");
            default -> path.isMark() ? Value.of(true) : Value.of("v" + random.nextInt(3));
        };
    }

    private void undo(Job undone, Random random) {
        SubmitResult submitted = engineFixture.undo(undone, JobOptions.DEFAULT);
        Job job = accepted(submitted);
        deliver(random);
        done.add(job);
        Map<Place, Held> before = Map.copyOf(model);
        before.forEach((place, held) -> {
            if (held.writer().equals(Optional.of(undone.id()))) {
                model.put(place, held.write(held.before(), job.id()));
            }
        });
    }

    /** Delivers every message twice, in random order. */
    private void deliver(Random random) {
        while (engineFixture.planQueue.size() > 0 || engineFixture.queue.size() > 0) {
            engineFixture.planQueue.duplicate();
            engineFixture.planQueue.shuffle(random);
            engineFixture.plan();
            List<BatchMessage> messages = new ArrayList<>(engineFixture.queue.take());
            messages.addAll(List.copyOf(messages));
            Collections.shuffle(messages, random);
            engineFixture.deliver(messages);
        }
    }

    private void expectPeopleAsInTheModel(int seed, int step) {
        Set<String> ids = new HashSet<>(stored().keySet());
        for (Path path : PATHS) {
            engineFixture
                    .values(ids, path)
                    .forEach((id, value) -> assertThat(held(id, path).isLike(value, path))
                            .as("seed %d, step %d: %s of %s is %s, not %s", seed, step, path, id, value, held(id, path))
                            .isTrue());
        }
        JobStatus last = engineFixture.status(done.getLast());
        assertThat(last.job().hasEnded()).as("seed %d, step %d", seed, step).isTrue();
        assertThat(last.totals().sum()).isEqualTo(last.selected());
    }
}
