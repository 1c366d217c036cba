package dev.muster.core.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The value of one register before a job and after it. */
public record ValueChange(Path path, Value before, Value after) {

    /**
     * Returns the changes that the job with this sequence made to a person, ordered by path. Later writes do not matter
     * as long as a register keeps both values; registers that do not are left out.
     */
    public static List<ValueChange> by(Person person, Change change, long sequence) {
        List<ValueChange> changes = new ArrayList<>();
        new TreeMap<>(person.registers())
                .forEach(
                        (path, register) -> of(path, register, change, sequence).ifPresent(changes::add));
        return List.copyOf(changes);
    }

    /** Returns the changes that such a job would make to the person as it is. */
    public static List<ValueChange> to(Person person, Change change, Rights rights, long sequence, Instant now) {
        return Decision.of(Optional.of(person), change, rights, sequence, now)
                .write()
                .map(after -> by(after, change, sequence))
                .orElse(List.of());
    }

    /**
     * Returns the changes that such a row would make now.
     *
     * @param person the person of the row; empty when it is not there
     */
    public static List<ValueChange> to(
            Optional<Person> person, PersonRow row, Rights rights, long sequence, Instant now) {
        return RowDecision.of(person, row, rights, sequence, now)
                .write()
                .map(after -> by(after, new Change.Assignments(row.assignments()), sequence))
                .orElse(List.of());
    }

    private static Optional<ValueChange> of(Path path, Register register, Change change, long sequence) {
        return switch (change) {
            case Change.Assignments _, Change.Rows _ -> written(path, register, sequence);
            case Change.Revert _ ->
                removed(path, register, sequence)
                        // An undo of the time when registers kept one value owns the value that it restored.
                        .or(() -> written(path, register, sequence));
            case Change.Redo(long undo, long undone, List<Path> _) ->
                register.by() < sequence || register.keepsAside(undo)
                        ? Optional.empty()
                        : written(path, register, undone);
        };
    }

    /** Returns the change by which the job's value came above the one below it. */
    private static Optional<ValueChange> written(Path path, Register register, long job) {
        List<Register.Earlier> values = register.values();
        return IntStream.range(0, values.size() - 1)
                .filter(place -> values.get(place).of() == job)
                .mapToObj(place -> new ValueChange(
                        path, values.get(place + 1).value(), values.get(place).value()))
                .findFirst();
    }

    /** Returns the change by which the undo removed a value. */
    private static Optional<ValueChange> removed(Path path, Register register, long undo) {
        return register.undone().stream()
                .filter(value -> value.undo() == undo)
                .flatMap(value -> written(path, register, value.of()).stream())
                .map(written -> new ValueChange(path, /* before= */ written.after(), /* after= */ written.before()))
                .findFirst();
    }
}
