package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rights that bind a job: the rights of everyone who caused it, such as the caller of a held job and the caller who
 * released it. A change is allowed when each of them could make it alone.
 *
 * @param callers one or more
 */
public record Rights(Set<CallerRights> callers) {
    public Rights {
        if (callers.isEmpty()) {
            throw new IllegalArgumentException("a job without a caller would have no limit");
        }
        callers = Set.copyOf(callers);
    }

    /** Returns the rights of a job that one caller caused. */
    public static Rights of(CallerRights caller) {
        return new Rights(Set.of(caller));
    }

    /** Returns the rights of a job that this caller caused too. */
    public Rights and(CallerRights caller) {
        Set<CallerRights> all = new HashSet<>(callers);
        all.add(caller);
        return new Rights(all);
    }

    /**
     * Returns why a change is refused; empty when it is allowed. Each caller must have the rights in both states, so a
     * user neither changes an admin nor makes one.
     *
     * @param reach the part of the person that the change writes
     */
    public Optional<String> refuses(Person before, Person after, ChangeReach reach) {
        return refuses(before, reach).or(() -> refuses(after, reach));
    }

    /** Returns those of the organizations in which each caller may change people. */
    public Set<String> reached(Set<String> organizations) {
        Set<String> reached = new HashSet<>(organizations);
        reached.removeIf(organization -> !callers.stream().allMatch(caller -> caller.reaches(organization)));
        return reached;
    }

    /** Returns why a change of the person in this state is refused; empty when it is allowed. */
    public Optional<String> refuses(Person person, ChangeReach reach) {
        return callers.stream()
                .flatMap(caller -> caller.refuses(person, reach).stream())
                .sorted()
                .findFirst();
    }
}
