package dev.muster.core.person;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person: a map from path to register.
 *
 * @param id allow-listed text of 1 to 128 bytes, unique within the tenant
 * @param born the sequence that created it: jobs with a lower one never saw it
 * @param version counts the writes, from 1; a person is written whole, if its version is still the one that was read
 * @param updated when it was last written
 */
public record Person(String id, long born, long version, Instant updated, Map<Path, Register> registers) {
    /** The largest person there can be, as the sum of its paths and values in UTF-8 bytes. */
    public static final int BYTES = 64 * 1024;

    public Person {
        registers = Map.copyOf(registers);
    }

    /** Somebody nobody has written yet, about to be created by {@code sequence}. */
    public static Person create(String id, long sequence) {
        return new Person(id, sequence, 0, Instant.EPOCH, Map.of());
    }

    public Register register(Path path) {
        return registers.getOrDefault(path, Register.ABSENT);
    }

    public Value value(Path path) {
        return register(path).value();
    }

    /** Whether the register holds this already; a mark that is false and one that is absent are equal. */
    public boolean holds(Path path, Value value) {
        Value now = value(path);
        return now.equals(value) || (path.isMark() && !now.isTrue() && !value.isTrue());
    }

    /** The sum of the person's paths and values, in UTF-8 bytes. */
    public long bytes() {
        return registers.entrySet().stream()
                .mapToLong(entry -> Value.bytes(entry.getKey().text())
                        + entry.getValue().value().bytes()
                        + entry.getValue().before().bytes())
                .sum();
    }

    /** Why the person cannot be stored like this; empty when it is not too large. */
    public Optional<String> tooLarge() {
        return bytes() > BYTES ? Optional.of("the person would be larger than " + BYTES + " bytes") : Optional.empty();
    }

    /** Whether the person has ever joined the organization, removed since or not. */
    public boolean hasJoined(String organization) {
        return value(Path.member(organization)).isTrue();
    }

    /** Whether the person is in the organization now. */
    public boolean isIn(String organization) {
        return hasJoined(organization) && !value(Path.removed(organization)).isTrue();
    }

    /** Every organization the person has ever joined. */
    public Set<String> joined() {
        return registers.keySet().stream()
                .flatMap(path -> path.organization().stream())
                .filter(this::hasJoined)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the job of that sequence has written any of these. */
    public boolean hasAnyBy(long sequence, Collection<Path> paths) {
        return paths.stream().anyMatch(path -> register(path).by() == sequence);
    }

    /** The person after {@code sequence} has written these; the next version. */
    public Person write(List<Assignment> assignments, long sequence, Instant now) {
        Map<Path, Register> next = new HashMap<>(registers);
        for (Assignment assignment : assignments) {
            next.put(assignment.path(), register(assignment.path()).write(assignment.to(), sequence));
        }
        return new Person(id, born, version + 1, now, next);
    }
}
