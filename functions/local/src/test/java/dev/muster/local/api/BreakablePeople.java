package dev.muster.local.api;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import dev.muster.local.memory.MemoryPeople;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** People in memory, until the memory breaks down. */
final class BreakablePeople implements People {
    private final MemoryPeople people = new MemoryPeople();
    private volatile boolean broken;

    void breakDown() {
        broken = true;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return working().load(tenant, ids, deadline);
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return working().loadLatest(tenant, ids, deadline);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> written, Deadline deadline) {
        return working().save(tenant, written, deadline);
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins, Deadline deadline) {
        working().enroll(tenant, joins, deadline);
    }

    private MemoryPeople working() {
        if (broken) {
            throw new IllegalStateException("the memory has broken down");
        }
        return people;
    }
}
