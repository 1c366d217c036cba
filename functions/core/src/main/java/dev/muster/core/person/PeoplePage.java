package dev.muster.core.person;

import java.util.List;
import java.util.Optional;

/**
 * A page of the people of one slot, in the byte order of their ids.
 *
 * @param next the id after which the next page begins; empty at the end of the slot
 */
public record PeoplePage(List<Person> people, Optional<String> next) {
    public PeoplePage {
        people = List.copyOf(people);
    }
}
