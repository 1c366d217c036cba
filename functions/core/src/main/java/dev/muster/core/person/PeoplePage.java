package dev.muster.core.person;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of one slot's people, in the order of their ids' UTF-8 bytes.
 *
 * @param next the id to go on after; empty when the slot ends here
 */
public record PeoplePage(List<Person> people, Optional<String> next) {
    public PeoplePage {
        people = List.copyOf(people);
    }
}
