package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person to erase, with everything that the store keeps of it beside the person.
 *
 * @param person as it was read; another version is not erased
 * @param organizations every organization whose roster may list the person
 * @param uniqueKeys the unique keys that it holds, under today's and former keys
 */
public record PersonErasure(Person person, Set<String> organizations, Set<UniqueKey> uniqueKeys) {
    public PersonErasure {
        organizations = Set.copyOf(organizations);
        uniqueKeys = Set.copyOf(uniqueKeys);
    }

    /** Returns the erasure of a person, deleted or not. No register is ever removed, so they name every organization. */
    public static PersonErasure of(Person person) {
        Set<UniqueKey> keys = new HashSet<>();
        UniqueValue.of(person).forEach(value -> value.keys().forEach(keys::add));
        return new PersonErasure(
                person,
                person.registers().keySet().stream()
                        .flatMap(path -> path.organization().stream())
                        .collect(Collectors.toSet()),
                keys);
    }

    /** Returns an error message when one transaction cannot erase the person. */
    public Optional<String> tooManyKeys() {
        return uniqueKeys.size() > PersonLimits.MAX_MOVED_KEYS
                ? Optional.of("the person holds %d unique values; the limit is %d, so take addresses away first"
                        .formatted(uniqueKeys.size(), PersonLimits.MAX_MOVED_KEYS))
                : Optional.empty();
    }
}
