package dev.muster.core.person;

import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * A read of the first people of several slots.
 *
 * @param organization reads only the people of this roster; empty for all people
 * @param limit largest number of people read in each slot, from 1
 * @param most the read is given up once it has more people than this
 * @param until when the read is given up
 */
public record SlotsRead(Optional<String> organization, List<Integer> slots, int limit, int most, Deadline until) {
    public SlotsRead {
        slots = List.copyOf(slots);
    }
}
