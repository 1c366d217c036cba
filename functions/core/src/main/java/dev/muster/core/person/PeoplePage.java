package dev.muster.core.person;

import java.util.ArrayList;
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

    /** Returns this page and the next one as one page. */
    PeoplePage plus(PeoplePage following) {
        List<Person> both = new ArrayList<>(people);
        both.addAll(following.people());
        return new PeoplePage(both, following.next());
    }

    /** Returns the page with at most {@code limit} people. */
    PeoplePage first(int limit) {
        if (people.size() <= limit) {
            return this;
        }
        List<Person> first = people.subList(0, limit);
        return new PeoplePage(first, Optional.of(first.getLast().id()));
    }

    /** Returns whether the slot has no further people. */
    public boolean isLast() {
        return next.isEmpty();
    }
}
