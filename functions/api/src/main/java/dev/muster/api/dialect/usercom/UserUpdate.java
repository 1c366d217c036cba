package dev.muster.api.dialect.usercom;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.UniqueKey;
import java.util.List;
import java.util.Optional;

/**
 * What a mass update does to each of its people.
 *
 * @param unique what nobody else may have then
 */
record UserUpdate(List<Assignment> assignments, Optional<UniqueKey> unique) {
    UserUpdate {
        assignments = List.copyOf(assignments);
    }
}
