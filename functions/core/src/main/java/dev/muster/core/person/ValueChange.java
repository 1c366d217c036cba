package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The value of one register before a job and after it. */
public record ValueChange(Path path, Value before, Value after) {

    /**
     * Returns the changes that the job with this sequence made to a person, without registers that a later job has
     * written since.
     */
    public static List<ValueChange> by(Person person, Change change, long sequence) {
        return change.paths().stream()
                .filter(path -> person.register(path).by() == sequence)
                .map(path -> new ValueChange(
                        path,
                        person.register(path).before(),
                        person.register(path).value()))
                .toList();
    }

    /** Returns the changes that such a job would make to the person as it is. */
    public static List<ValueChange> to(Person person, Change change, Rights rights, long sequence, Instant now) {
        return Decision.of(Optional.of(person), change, rights, sequence, now)
                .write()
                .map(after -> by(after, change, sequence))
                .orElse(List.of());
    }
}
