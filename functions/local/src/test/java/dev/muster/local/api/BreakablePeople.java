package dev.muster.local.api;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Scan;
import dev.muster.core.time.Deadline;
import dev.muster.local.memory.MemoryPeople;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
    public Map<String, Person> loadStretch(Tenant tenant, Collection<String> ids, boolean latest, Deadline deadline) {
        return working().loadStretch(tenant, ids, latest, deadline);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> written, Deadline deadline) {
        return working().save(tenant, written, deadline);
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins, Deadline deadline) {
        working().enroll(tenant, joins, deadline);
    }

    @Override
    public Scan scan(Tenant tenant, Optional<String> organization, int slot, String after, Deadline deadline) {
        return working().scan(tenant, organization, slot, after, deadline);
    }

    @Override
    public Map<String, Hindrance> saveGuarded(Tenant tenant, Collection<Guarded> written, Deadline deadline) {
        return working().saveGuarded(tenant, written, deadline);
    }

    @Override
    public Map<Guard, String> holders(Tenant tenant, Collection<Guard> guards, Deadline deadline) {
        return working().holders(tenant, guards, deadline);
    }

    private MemoryPeople working() {
        if (broken) {
            throw new IllegalStateException("the memory has broken down");
        }
        return people;
    }
}
