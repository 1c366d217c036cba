package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A person about to be written, with the unique values it gains and gives up by that.
 *
 * @param claims guards to be held by it from now on
 * @param releases guards no longer its own
 */
public record PersonWrite(Person person, Set<UniqueKey> claims, Set<UniqueKey> releases) {
    public PersonWrite {
        claims = Set.copyOf(claims);
        releases = Set.copyOf(releases);
    }

    /** What writing {@code after} over {@code before} does to the guards. */
    public static PersonWrite between(Optional<Person> before, Person after) {
        Set<UniqueKey> had = before.map(UniqueKey::of).orElse(Set.of());
        Set<UniqueKey> has = UniqueKey.of(after);
        return new PersonWrite(after, without(has, had), without(had, has));
    }

    /** Whether no unique value moves, so that writing the person alone will do. */
    public boolean touchesNoUniqueKey() {
        return claims.isEmpty() && releases.isEmpty();
    }

    private static Set<UniqueKey> without(Set<UniqueKey> all, Set<UniqueKey> some) {
        Set<UniqueKey> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
