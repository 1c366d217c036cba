package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import java.util.List;

/**
 * The queue message for one batch. It names a stored batch.
 *
 * @param read copies of people of the batch that the planner read after the job had its sequence; none, some or all
 */
public record BatchMessage(Tenant tenant, String job, BatchKey batch, List<Person> read) {
    public BatchMessage {
        read = List.copyOf(read);
    }

    public BatchMessage(Tenant tenant, String job, BatchKey batch) {
        this(tenant, job, batch, List.of());
    }
}
