package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of one register before a job and after it. */
public record ValueChange(Path path, Value before, Value after) {

    /**
     * Returns the changes that the job with this sequence made to a person, without registers that a later job has
     * written since.
     */
    public static List<ValueChange> by(Person person, long sequence) {
        return person.registers().entrySet().stream()
                .filter(entry -> entry.getValue().by() == sequence)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new ValueChange(
                        entry.getKey(),
                        entry.getValue().before(),
                        entry.getValue().value()))
                .toList();
    }

    /** Returns the changes that such a job would make to the person as it is. */
    public static List<ValueChange> to(Person person, Change change, Rights rights, long sequence, Instant now) {
        return Decision.of(Optional.of(person), change, rights, sequence, now)
                .write()
                .map(after -> by(after, sequence))
                .orElse(List.of());
    }
}
