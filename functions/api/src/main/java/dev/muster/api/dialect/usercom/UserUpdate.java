package dev.muster.api.dialect.usercom;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.UniqueKey;
import java.util.List;
import java.util.Optional;

/**
 * The changes of a mass update to each person.
 *
 * @param unique the unique key that the person will have; empty for other attributes
 */
record UserUpdate(List<Assignment> assignments, Optional<UniqueKey> unique) {
    UserUpdate {
        assignments = List.copyOf(assignments);
    }
}
