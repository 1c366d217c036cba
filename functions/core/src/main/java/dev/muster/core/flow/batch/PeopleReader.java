package dev.muster.core.flow.batch;

import dev.muster.core.job.Batch;
import dev.muster.core.job.Job;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the people of batches in the cheapest way: as a range of their slot when they lie close together, else by id.
 */
public final class PeopleReader {
    /** Bytes of one read unit. A read by id rounds up each person, a read of a range rounds up their sum. */
    private static final int UNIT = 4096;

    private final People people;

    public PeopleReader(People people) {
        this.people = people;
    }

    /**
     * Returns the people of the batches that exist, by id.
     *
     * @param latest strong consistency; otherwise eventual consistency
     */
    public Map<String, Person> read(Job job, Collection<Batch> batches, boolean latest) {
        Map<String, Person> read = new HashMap<>();
        Set<String> scattered = new HashSet<>();
        for (Batch batch : batches) {
            if (isDense(batch)) {
                read.putAll(people.loadRange(job.tenant(), batch.ids(), latest));
            } else {
                scattered.addAll(batch.ids());
            }
        }
        read.putAll(byId(job, scattered, latest));
        return read;
    }

    private Map<String, Person> byId(Job job, Set<String> ids, boolean latest) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return latest ? people.loadLatest(job.tenant(), ids) : people.load(job.tenant(), ids);
    }

    /** Returns whether reading the range costs less than reading the people by id. */
    private static boolean isDense(Batch batch) {
        return batch.rangeBytes() > 0
                && Math.ceilDiv(batch.rangeBytes(), UNIT) < batch.ids().size();
    }
}
