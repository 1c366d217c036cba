package dev.muster.core.flow.batch;

import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;

/** Where a slot's people come from, stretch by stretch, in an order that is always the same. */
interface PeopleSource {

    /** Whoever comes after that position: empty for the first. */
    Page pageAfter(String position);

    /**
     * Somebody who belongs to the job.
     *
     * @param position where to go on after this one
     * @param bytes of everybody passed on the way from the one before, this one included; 0 when not known
     * @param person as it was read on the way; empty when it was not
     */
    record Candidate(String id, String position, long bytes, Optional<Person> person) {}

    /**
     * A stretch of the slot.
     *
     * @param next the position it goes on after; empty when the slot ends here
     */
    record Page(List<Candidate> found, Optional<String> next) {
        public Page {
            found = List.copyOf(found);
        }
    }
}
