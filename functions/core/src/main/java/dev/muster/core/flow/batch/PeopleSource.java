package dev.muster.core.flow.batch;

import dev.muster.core.file.RowEntry;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;

/** The source of a slot's people, page by page, always in the same order. */
interface PeopleSource {

    /** Returns the page after the position; an empty position is the start of the slot. */
    Page pageAfter(String position);

    /**
     * A person that the job selects.
     *
     * @param position the position of this person
     * @param bytes bytes of all people after the candidate before, this one included; 0 when unknown
     * @param person the person, if the source has read it
     * @param row the row of a file that names the person or, with a blank id, nobody
     */
    record Candidate(String id, String position, long bytes, Optional<Person> person, Optional<RowEntry> row) {
        /** Creates a candidate without a row. */
        Candidate(String id, String position, long bytes, Optional<Person> person) {
            this(id, position, bytes, person, Optional.empty());
        }

        /** Returns the bytes of its row in a batch. */
        long rowBytes() {
            return row.map(RowEntry::bytes).orElse(0L);
        }
    }

    /**
     * A page of the slot.
     *
     * @param next the position of the next page; empty at the end of the slot
     */
    record Page(List<Candidate> found, Optional<String> next) {
        public Page {
            found = List.copyOf(found);
        }
    }
}
