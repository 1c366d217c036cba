package dev.muster.api.dialect.usercom;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Guard;
import java.util.List;
import java.util.Optional;

/**
 * What a mass update does to each of its people.
 *
 * @param unique what nobody else may have then
 */
record Update(List<Assignment> assignments, Optional<Guard> unique) {
    Update {
        assignments = List.copyOf(assignments);
    }
}
