package dev.muster.api.dialect.usercom;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.UniqueValue;
import java.util.List;
import java.util.Optional;

/**
 * The changes of a mass update to each person.
 *
 * @param unique the unique value that the person will have; empty for other attributes
 */
record UserUpdate(List<Assignment> assignments, Optional<UniqueValue> unique) {
    UserUpdate {
        assignments = List.copyOf(assignments);
    }
}
