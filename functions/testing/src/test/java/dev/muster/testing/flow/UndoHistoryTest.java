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
import dev.muster.testing.model.EditHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests random jobs that are undone and redone in random order. Each value must be as in an editor's history of it. */
class UndoHistoryTest {
    private static final int PEOPLE = 130;
    private static final List<Path> PATHS =
            List.of(Path.attribute("country"), Path.attribute("city"), new Path("labels/vip"));

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    private record Place(String id, Path path) {}

    /**
     * A job that has ended.
     *
     * @param undone the first job that this one undoes or redoes; 0 for a change
     * @param redone the undo that this one redoes; 0 for a change or an undo
     */
    private record Done(Job job, long sequence, Set<String> ids, long undone, long redone) {
        boolean isUndo() {
            return undone > 0 && redone == 0;
        }
    }

    private final Map<Place, EditHistory> model = new HashMap<>();
    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());
    private final List<Done> done = new ArrayList<>();
    private final Set<String> moved = new HashSet<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void leadsBackAndForthAsAnEditorDoes(int seed) {
        Random random = new Random(seed);
        engineFixture.store(stored());
        stored().forEach((id, country) -> history(id, PATHS.getFirst()).edit(Value.of(country), 1));
        for (int step = 0; step < 16; step++) {
            moved.clear();
            int before = done.size();
            if (done.isEmpty() || random.nextInt(3) == 0) {
                change(random);
            } else {
                undo(done.get(done.size() - 1 - random.nextInt(Math.min(6, done.size()))), random);
            }
            String name = "seed %d, step %d".formatted(seed, step);
            expectPeopleAsInTheModel(name);
            if (done.size() > before) {
                expectOutcomesAsInTheModel(name, done.getLast());
            }
        }
    }

    private static Map<String, String> stored() {
        Map<String, String> countries = new HashMap<>();
        IntStream.range(0, PEOPLE).forEach(number -> countries.put("p" + number, "DE"));
        return countries;
    }

    private EditHistory history(String id, Path path) {
        return model.computeIfAbsent(new Place(id, path), _ -> new EditHistory());
    }

    private static boolean isLike(Value one, Value other, Path path) {
        return one.equals(other) || (path.isMark() && !one.isTrue() && !other.isTrue());
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
        Done added = ended(job, random, Set.copyOf(ids), 0, 0);
        for (String id : ids) {
            for (Assignment assignment : assignments) {
                EditHistory history = history(id, assignment.path());
                if (!isLike(history.value(), assignment.to(), assignment.path())) {
                    history.edit(assignment.to(), added.sequence());
                    moved.add(id);
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

    /** Undoes the job, unless it is undone already. The undo of an undo is a redo, and that of a redo an undo again. */
    private void undo(Done target, Random random) {
        if (!(engineFixture.undo(target.job(), JobOptions.DEFAULT) instanceof SubmitResult.Accepted submitted)) {
            return;
        }
        long first = target.undone() == 0 ? target.sequence() : target.undone();
        long redone = target.isUndo() ? target.sequence() : 0;
        Done added = ended(accepted(submitted), random, target.ids(), first, redone);
        model.forEach((place, history) -> {
            if (target.ids().contains(place.id()) && step(history, added)) {
                moved.add(place.id());
            }
        });
    }

    private static boolean step(EditHistory history, Done job) {
        if (job.isUndo() && history.canUndo(job.undone())) {
            history.undo(job.sequence());
            return true;
        }
        if (!job.isUndo() && history.canRedo(job.redone())) {
            history.redo(job.sequence());
            return true;
        }
        return false;
    }

    private Done ended(Job job, Random random, Set<String> ids, long undone, long redone) {
        deliver(random);
        Job now = engineFixture.status(job).job();
        assertThat(now.hasEnded()).isTrue();
        Done added = new Done(now, now.sequence().orElseThrow(), ids, undone, redone);
        done.add(added);
        return added;
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

    private void expectPeopleAsInTheModel(String step) {
        for (Path path : PATHS) {
            engineFixture
                    .values(stored().keySet(), path)
                    .forEach((id, value) -> assertThat(isLike(history(id, path).value(), value, path))
                            .as("%s: %s of %s is %s", step, path, id, value)
                            .isTrue());
        }
    }

    private void expectOutcomesAsInTheModel(String step, Done last) {
        JobStatus status = engineFixture.status(last.job());
        assertThat(status.totals().sum()).isEqualTo(status.selected());
        engineFixture
                .lines(last.job())
                .forEach(line -> assertThat(line.code().equals("changed"))
                        .as("%s: outcome of %s, %s", step, line.id(), line.result())
                        .isEqualTo(moved.contains(line.id())));
    }
}
