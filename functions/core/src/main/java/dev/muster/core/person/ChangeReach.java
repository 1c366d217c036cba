package dev.muster.core.person;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The parts of a person that a change writes.
 *
 * @param attributes whether it writes attributes outside organizations
 * @param organizations the organizations in which it writes
 */
public record ChangeReach(boolean attributes, Set<String> organizations) {
    public ChangeReach {
        organizations = Set.copyOf(organizations);
    }

    /** Returns the parts that a change of these paths writes. */
    public static ChangeReach of(Collection<Path> paths) {
        boolean attributes = false;
        Set<String> organizations = new HashSet<>();
        for (Path path : paths) {
            attributes |= path.organization().isEmpty();
            path.organization().ifPresent(organizations::add);
        }
        return new ChangeReach(attributes, organizations);
    }
}
