package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import java.util.List;

/**
 * The doorbell for one batch: it names what is written in the ledger.
 *
 * @param read people of the batch as they were read, after the job had its number, when it was planned, to save reading
 *     them again; none, some or all
 */
public record BatchMessage(Tenant tenant, String job, BatchKey batch, List<Person> read) {
    public BatchMessage {
        read = List.copyOf(read);
    }

    public BatchMessage(Tenant tenant, String job, BatchKey batch) {
        this(tenant, job, batch, List.of());
    }
}
