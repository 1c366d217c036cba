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

/** Reads the people of batches in the cheapest way: as one stretch of their slot where they lie close, else by id. */
public final class PeopleReader {
    /** A read by id takes a unit for each begun 4 KiB of a person, one of a stretch for each begun 4 KiB of all of them. */
    private static final int UNIT = 4096;

    private final People people;

    public PeopleReader(People people) {
        this.people = people;
    }

    /**
     * The people of these batches who exist, by id.
     *
     * @param latest as of the last write before the call; else what is read may be a moment old
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

    /** Whether reading everybody between the first and the last costs less than reading them one by one. */
    private static boolean isDense(Batch batch) {
        return batch.rangeBytes() > 0
                && Math.ceilDiv(batch.rangeBytes(), UNIT) < batch.ids().size();
    }
}
