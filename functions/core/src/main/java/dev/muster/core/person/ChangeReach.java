package dev.muster.core.person;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The parts of a person that a change writes.
 *
 * @param attributes whether it writes attributes outside organizations
 * @param organizations the organizations in which it writes
 * @param existence whether it deletes the person, or brings it back
 */
public record ChangeReach(boolean attributes, Set<String> organizations, boolean existence) {
    public ChangeReach {
        organizations = Set.copyOf(organizations);
    }

    /** Creates the reach of a change that neither deletes people nor brings them back. */
    public ChangeReach(boolean attributes, Set<String> organizations) {
        this(attributes, organizations, false);
    }

    /** Returns the parts that a change of these paths writes. */
    public static ChangeReach of(Collection<Path> paths) {
        boolean attributes = false;
        boolean existence = false;
        Set<String> organizations = new HashSet<>();
        for (Path path : paths) {
            boolean exists = path.equals(Path.EXISTS);
            existence |= exists;
            attributes |= !exists && path.organization().isEmpty();
            path.organization().ifPresent(organizations::add);
        }
        return new ChangeReach(attributes, organizations, existence);
    }
}
