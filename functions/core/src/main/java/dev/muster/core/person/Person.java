package dev.muster.core.person;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person: a map from paths to registers.
 *
 * @param id unique within the tenant; see {@link IdFormat}
 * @param born the sequence of its creation; it does not exist for jobs with a lower one (docs/design.md rule 2)
 * @param version the number of writes, from 1; 0 before the first
 * @param updated the time of the last write
 */
public record Person(String id, long born, long version, Instant updated, Map<Path, Register> registers) {
    /** The largest size of a person: the sum of its paths and values in UTF-8 bytes. */
    public static final int BYTES = 64 * 1024;

    private static final Set<Value> ADMIN_OR_OWNER = Set.of(Value.of("1"), Value.of("3"));

    public Person {
        registers = Map.copyOf(registers);
    }

    /** Returns a person without registers that is not stored yet. */
    public static Person create(String id, long sequence) {
        return new Person(id, sequence, 0, Instant.EPOCH, Map.of());
    }

    public Register register(Path path) {
        return registers.getOrDefault(path, Register.ABSENT);
    }

    public Value value(Path path) {
        return register(path).value();
    }

    /** Returns whether the register holds the value; a false flag and an absent one are equal. */
    public boolean holds(Path path, Value value) {
        Value now = value(path);
        return now.equals(value) || (path.isMark() && !now.isTrue() && !value.isTrue());
    }

    /** Returns the size of all paths and values, earlier values included, in UTF-8 bytes. */
    public long bytes() {
        return registers.entrySet().stream()
                .mapToLong(entry -> Value.bytes(entry.getKey().text())
                        + entry.getValue().value().bytes()
                        + entry.getValue().before().bytes())
                .sum();
    }

    /** Returns an error message when the person is too large to store. */
    public Optional<String> tooLarge() {
        return bytes() > BYTES ? Optional.of("the person would be larger than " + BYTES + " bytes") : Optional.empty();
    }

    /** Returns whether the person has ever joined the organization, even if it was removed since. */
    public boolean hasJoined(String organization) {
        return value(Path.member(organization)).isTrue();
    }

    /** Returns whether the person is in the organization now. */
    public boolean isIn(String organization) {
        return hasJoined(organization) && !value(Path.removed(organization)).isTrue();
    }

    /** Returns every organization that the person has ever joined. */
    public Set<String> joined() {
        return registers.keySet().stream()
                .flatMap(path -> path.organization().stream())
                .filter(this::hasJoined)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the organizations that the person is in now. */
    public Set<String> organizations() {
        return joined().stream().filter(this::isIn).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the organizations in which the person is an admin or owner now. */
    public Set<String> administers() {
        return registers.entrySet().stream()
                .filter(entry -> ADMIN_OR_OWNER.contains(entry.getValue().value())
                        && entry.getKey().local().equals("permission_id"))
                .flatMap(entry -> entry.getKey().organization().stream())
                .filter(this::isIn)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether the job with this sequence owns any register, also one that its change does not name. */
    public boolean hasAnyBy(long sequence) {
        return registers.values().stream().anyMatch(register -> register.by() == sequence);
    }

    /** Returns the next version of the person, with these assignments written by {@code sequence}. */
    public Person write(List<Assignment> assignments, long sequence, Instant now) {
        Map<Path, Register> next = new HashMap<>(registers);
        for (Assignment assignment : assignments) {
            next.put(assignment.path(), register(assignment.path()).write(assignment.to(), sequence));
        }
        return new Person(id, born, version + 1, now, next);
    }
}
