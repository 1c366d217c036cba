package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one register held before a job and holds after it. */
public record ValueChange(Path path, Value before, Value after) {

    /** What the job of that sequence has changed in a person, as far as no later one has written it since. */
    public static List<ValueChange> by(Person person, Change change, long sequence) {
        return change.paths().stream()
                .filter(path -> person.register(path).by() == sequence)
                .map(path -> new ValueChange(
                        path,
                        person.register(path).before(),
                        person.register(path).value()))
                .toList();
    }

    /** What such a job would change in a person as it is. */
    public static List<ValueChange> to(
            Person person, Change change, ProtectionRules rules, long sequence, Instant now) {
        return Decision.of(Optional.of(person), change, rules, sequence, now)
                .write()
                .map(after -> by(after, change, sequence))
                .orElse(List.of());
    }
}
