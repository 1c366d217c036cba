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
public record Guarded(Person person, Set<Guard> claims, Set<Guard> releases) {
    public Guarded {
        claims = Set.copyOf(claims);
        releases = Set.copyOf(releases);
    }

    /** What writing {@code after} over {@code before} does to the guards. */
    public static Guarded between(Optional<Person> before, Person after) {
        Set<Guard> had = before.map(Guard::of).orElse(Set.of());
        Set<Guard> has = Guard.of(after);
        return new Guarded(after, without(has, had), without(had, has));
    }

    /** Whether no unique value moves, so that writing the person alone will do. */
    public boolean isPlain() {
        return claims.isEmpty() && releases.isEmpty();
    }

    private static Set<Guard> without(Set<Guard> all, Set<Guard> some) {
        Set<Guard> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
