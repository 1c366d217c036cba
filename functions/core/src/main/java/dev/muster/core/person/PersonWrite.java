package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
        Set<UniqueKey> had = before.map(UniqueKey::of).orElse(Set.of());
        Set<UniqueKey> has = UniqueKey.of(after);
        return new PersonWrite(after, without(has, had), without(had, has));
    }

    /** Returns whether no unique key changes, so that a plain write is enough. */
    public boolean touchesNoUniqueKey() {
        return claims.isEmpty() && releases.isEmpty();
    }

    private static Set<UniqueKey> without(Set<UniqueKey> all, Set<UniqueKey> some) {
        Set<UniqueKey> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
