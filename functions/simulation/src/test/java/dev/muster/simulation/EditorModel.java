package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.testing.model.EditHistory;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The model of undo and redo: each value of each person has a history as a text editor keeps it. It follows every write,
 * and after it each person must read as the histories say. It knows no registers, but for who wrote last.
 */
final class EditorModel implements PeopleAuditor.Watcher {
    private static final Set<Outcome> WITHOUT_OBSTACLE =
            EnumSet.of(Outcome.CHANGED, Outcome.UNCHANGED, Outcome.SUPERSEDED);

    private final Map<PersonOf, History> histories = new HashMap<>();
    private final Map<JobOf, Change> changes = new HashMap<>();
    private final Map<JobOf, Integer> begun = new HashMap<>();
    private final Map<JobOf, Set<String>> left = new HashMap<>();
    private int writes;

    private record PersonOf(Tenant tenant, String id) {}

    private record JobOf(Tenant tenant, long sequence) {}

    /** The values of one person, and the number of the last write. */
    private static final class History {
        private final Map<Path, EditHistory> values = new TreeMap<>();
        private int written;

        EditHistory of(Path path) {
            return values.computeIfAbsent(path, _ -> new EditHistory());
        }
    }

    /** Takes note of a job that was created or replaced. */
    void seen(Job job) {
        if (job.dryRun() || job.sequence().isEmpty()) {
            return;
        }
        JobOf key = new JobOf(job.tenant(), job.sequence().getAsLong());
        begun.putIfAbsent(key, writes);
        if (job.change() instanceof JobChange.Loaded(Change change)) {
            changes.putIfAbsent(key, change);
        }
        if (job.hasEnded()) {
            left.computeIfAbsent(key, this::left);
        }
    }

    /** Returns the people whom the job could still change, and whom no other write has changed since it began. */
    private Set<String> left(JobOf job) {
        Set<String> left = new HashSet<>();
        histories.forEach((person, history) -> {
            if (person.tenant().equals(job.tenant())
                    && history.written <= begun.get(job)
                    && !isKept(history, changes.get(job))
                    && history.values.values().stream().anyMatch(value -> canStep(value, changes.get(job)))) {
                left.add(person.id());
            }
        });
        return left;
    }

    /** Returns whether the change would take back a person whom a later job has changed: that person stays as it is. */
    private static boolean isKept(History history, Change change) {
        return change instanceof Change.Revert(long undone, List<Path> _)
                && history.of(Path.EXISTS).canUndo(undone)
                && history.of(Path.EXISTS).value().isTrue()
                && history.values.values().stream().anyMatch(value -> value.of() > undone);
    }

    private static boolean canStep(EditHistory value, Change change) {
        return switch (change) {
            case Change.Assignments _, Change.Rows _ -> false;
            case Change.Revert(long undone, List<Path> _) -> value.canUndo(undone);
            case Change.Redo(long undo, long _, List<Path> _) -> value.canRedo(undo);
        };
    }

    /** Checks that the job left no person to whom it could do something. */
    void check(Job job, Map<String, Outcome> outcomes) {
        if (job.dryRun() || job.sequence().isEmpty()) {
            return;
        }
        JobOf key = new JobOf(job.tenant(), job.sequence().getAsLong());
        for (String id : left.getOrDefault(key, Set.of())) {
            require(
                    !outcomes.containsKey(id) || !WITHOUT_OBSTACLE.contains(outcomes.get(id)),
                    () -> "%s is %s in %s, which could step there: %s"
                            .formatted(id, outcomes.get(id), job.id(), changes.get(key)));
        }
    }

    @Override
    public void stored(Tenant tenant, Person person) {
        History history = history(tenant, person);
        person.registers().forEach((path, register) -> history.of(path).edit(register.value(), register.by()));
    }

    @Override
    public void written(Tenant tenant, Optional<Person> before, Person after) {
        History history = history(tenant, after);
        history.written = ++writes;
        long writer = writer(before, after);
        boolean afresh = before.filter(Person::exists).isEmpty();
        step(history, after, writer, changes.get(new JobOf(tenant, writer)), afresh);
        history.values.forEach((path, value) -> require(
                after.holds(path, value.value()),
                () -> "%s of %s reads %s after %d wrote it, and not %s"
                        .formatted(path, after.id(), after.value(path), writer, value.value())));
    }

    private static void step(History history, Person after, long writer, Change change, boolean afresh) {
        switch (change) {
            case Change.Revert(long undone, List<Path> _) ->
                history.values.values().stream()
                        .filter(value -> value.canUndo(undone) && value.last() < writer)
                        .forEach(value -> value.undo(writer));
            case Change.Redo(long undo, long _, List<Path> _) ->
                history.values.values().stream()
                        .filter(value -> value.canRedo(undo) && value.last() < writer)
                        .forEach(value -> value.redo(writer));
            case Change.Assignments _, Change.Rows _ -> edit(history, after, writer, afresh);
            // A request that changes a person without a job.
            case null -> edit(history, after, writer, afresh);
        }
    }

    /** A creation writes every value, those that hold it already included. */
    private static void edit(History history, Person after, long writer, boolean afresh) {
        after.registers().forEach((path, register) -> {
            EditHistory value = history.of(path);
            if (afresh || !after.holds(path, value.value())) {
                value.edit(register.value(), writer);
            }
        });
    }

    /** Returns the sequence under which the person was written. */
    private static long writer(Optional<Person> before, Person after) {
        return after.registers().entrySet().stream()
                .filter(entry -> !entry.getValue()
                        .equals(before.map(person -> person.register(entry.getKey()))
                                .orElse(Register.ABSENT)))
                .mapToLong(entry -> entry.getValue().by())
                .max()
                .orElse(0);
    }

    private History history(Tenant tenant, Person person) {
        return histories.computeIfAbsent(new PersonOf(tenant, person.id()), _ -> new History());
    }

    /** Throws like an assertion, but is cheap enough for every value of every write. */
    private static void require(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new AssertionError(message.get());
        }
    }
}
