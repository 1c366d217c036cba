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
 * @param born the sequence of its last creation; it does not exist for jobs with a lower one (docs/design.md rule 2)
 * @param version the number of writes, from 1; 0 before the first
 * @param updated the time of the last write
 */
public record Person(String id, long born, long version, Instant updated, Map<Path, Register> registers) {
    /**
     * The largest size of a person: the sum of its paths and values in UTF-8 bytes. Kept values make room for current
     * ones, so only paths and current values can pass it.
     */
    public static final int BYTES = 64 * 1024;

    private static final Set<Value> ADMIN_OR_OWNER = Set.of(Value.of("1"), Value.of("3"));

    public Person {
        registers = Map.copyOf(registers);
    }

    /** Returns a person without registers that is not stored yet. */
    public static Person create(String id, long sequence) {
        return new Person(id, sequence, 0, Instant.EPOCH, Map.of());
    }

    /**
     * Returns the stored person to change or, when there is none or it is deleted, a person without registers to create.
     * The write of a creation is {@link #write} on the stored person, if there is one: it clears what that person had.
     */
    public static Person existingOrNew(Optional<Person> stored, String id, long sequence) {
        return stored.filter(Person::exists).orElseGet(() -> create(id, sequence));
    }

    public Register register(Path path) {
        return registers.getOrDefault(path, path.equals(Path.EXISTS) ? impliedExistence() : Register.ABSENT);
    }

    /** A person that was stored before its existence was a register exists since its creation. */
    private Register impliedExistence() {
        return version == 0 ? Register.ABSENT : Register.first(Value.of(true), born);
    }

    /** Returns whether the person is stored and not deleted. */
    public boolean exists() {
        return value(Path.EXISTS).isTrue();
    }

    public Value value(Path path) {
        return register(path).value();
    }

    /** Returns whether the register holds the value; a false flag and an absent one are equal. */
    public boolean holds(Path path, Value value) {
        Value now = value(path);
        return now.equals(value) || (path.isMark() && !now.isTrue() && !value.isTrue());
    }

    /** Returns the size of all paths and values, earlier and undone values included, in UTF-8 bytes. */
    public long bytes() {
        return KeptValues.bytes(registers);
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

    /**
     * Returns whether any register holds the job with this sequence: as its last writer, in its current value, or in a
     * value that it keeps. A change may write registers that it does not name, so all of them count.
     */
    public boolean hasAnyBy(long sequence) {
        return registers.values().stream().anyMatch(register -> register.holds(sequence));
    }

    /** Returns whether the job with this sequence created the person. */
    public boolean isCreatedBy(long sequence) {
        return born == sequence
                || register(Path.EXISTS).values().stream()
                        .anyMatch(kept -> kept.of() == sequence && kept.value().isTrue());
    }

    /** Returns whether the job with this sequence created the person or wrote any of its registers. */
    public boolean isWrittenBy(long sequence) {
        return isCreatedBy(sequence) || hasAnyBy(sequence);
    }

    /**
     * Returns the next version of the person, with these assignments written by {@code sequence}. A person that does not
     * exist is created: the same sequence clears every register of the deleted person, so that no undo of an earlier job
     * brings anything back.
     */
    public Person write(List<Assignment> assignments, long sequence, Instant now) {
        Map<Path, Register> changed = exists() ? new HashMap<>() : created(sequence);
        for (Assignment assignment : assignments) {
            changed.put(assignment.path(), register(assignment.path()).write(assignment.to(), sequence));
        }
        return with(changed, now);
    }

    /** Returns whether {@link #write} of these assignments overwrites no value of a later job. */
    public boolean canBeWritten(List<Assignment> assignments, long sequence) {
        return exists()
                ? assignments.stream()
                        .allMatch(assignment -> register(assignment.path()).by() < sequence)
                : registers.values().stream().allMatch(register -> register.by() < sequence);
    }

    private Map<Path, Register> created(long sequence) {
        Map<Path, Register> created = new HashMap<>();
        registers.forEach((path, register) -> created.put(path, register.write(Value.NOTHING, sequence)));
        created.put(Path.EXISTS, register(Path.EXISTS).write(Value.of(true), sequence));
        return created;
    }

    /** Returns the next version of the person, with these registers. Kept values are dropped if it would be too large. */
    Person with(Map<Path, Register> changed, Instant now) {
        Map<Path, Register> next = new HashMap<>(registers);
        next.putAll(changed);
        Register existence = next.getOrDefault(Path.EXISTS, impliedExistence());
        // An undone deletion brings back the sequence of the creation with the person.
        long creation = existence.value().isTrue() ? existence.of() : born;
        return new Person(id, creation, version + 1, now, KeptValues.fit(next, BYTES));
    }
}
