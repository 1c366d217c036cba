package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person to write, with the unique keys that it gains and loses.
 *
 * @param claims unique keys that the person holds after the write
 * @param releases unique keys that the person gives up
 */
public record PersonWrite(Person person, Set<UniqueKey> claims, Set<UniqueKey> releases) {
    public PersonWrite {
        claims = Set.copyOf(claims);
        releases = Set.copyOf(releases);
    }

    /** Returns the write that replaces {@code before}, or creates the person when it is empty. */
    public static PersonWrite between(Optional<Person> before, Person after) {
        Set<UniqueValue> hadValues = before.map(UniqueValue::of).orElse(Set.of());
        Set<UniqueValue> hasValues = UniqueValue.of(after);
        return hadValues.equals(hasValues)
                ? new PersonWrite(after, Set.of(), Set.of())
                : between(hadValues, hasValues, after);
    }

    private static PersonWrite between(Set<UniqueValue> hadValues, Set<UniqueValue> hasValues, Person after) {
        Set<UniqueKey> had = keys(hadValues);
        Set<UniqueKey> has = keys(hasValues);
        Set<UniqueKey> claims = without(has, had);
        Set<UniqueKey> releases = without(had, has);
        Set<UniqueKey> former = without(formerKeys(hadValues), formerKeys(hasValues));
        releases.addAll(former);
        // A value that is only spelled otherwise now may be stored under nothing but its former key.
        former.stream().map(UniqueKey::folded).filter(has::contains).forEach(claims::add);
        return new PersonWrite(after, claims, releases);
    }

    /** Returns whether no unique key changes, so that a plain write is enough. */
    public boolean touchesNoUniqueKey() {
        return claims.isEmpty() && releases.isEmpty();
    }

    private static Set<UniqueKey> keys(Set<UniqueValue> values) {
        return values.stream().map(UniqueValue::key).collect(Collectors.toSet());
    }

    /** The store may keep a value under such a key, which is freed with the value. */
    private static Set<UniqueKey> formerKeys(Set<UniqueValue> values) {
        return values.stream().flatMap(value -> value.formerKey().stream()).collect(Collectors.toSet());
    }

    private static Set<UniqueKey> without(Set<UniqueKey> all, Set<UniqueKey> some) {
        Set<UniqueKey> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
