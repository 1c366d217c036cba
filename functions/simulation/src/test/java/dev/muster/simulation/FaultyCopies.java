package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store in which a worker that reads people again gets the copies that a request read for its plan. */
final class FaultyCopies extends ForwardingPeople {
    private record Place(Tenant tenant, String id) {}

    private final VirtualScheduler scheduler;
    private final Map<Place, Person> copies = new HashMap<>();

    FaultyCopies(People delegate, VirtualScheduler scheduler) {
        super(delegate);
        this.scheduler = scheduler;
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        PeoplePage page = delegate.readPage(tenant, organization, slot, after);
        if (scheduler.actingName().startsWith("client")) {
            page.people().forEach(person -> copies.put(new Place(tenant, person.id()), person));
        }
        return page;
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return copied(tenant, delegate.loadLatest(tenant, ids));
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        Map<String, Person> loaded = delegate.loadRange(tenant, ids, latest);
        return latest ? copied(tenant, loaded) : loaded;
    }

    /** A copy serves once: a write of it fails, and the person is read again. */
    private Map<String, Person> copied(Tenant tenant, Map<String, Person> loaded) {
        if (!scheduler.actingName().startsWith("worker")) {
            return loaded;
        }
        Map<String, Person> copied = new HashMap<>(loaded);
        loaded.keySet().forEach(id -> {
            Person copy = copies.remove(new Place(tenant, id));
            if (copy != null) {
                copied.put(id, copy);
            }
        });
        return copied;
    }
}
