package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.Map;

/** A store that loads the people of the first tenant. */
class FirstTenantReads extends ForwardingPeople {
    static final Tenant FIRST = SimulatedWorld.TENANTS.getFirst();

    FirstTenantReads(People delegate) {
        super(delegate);
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return delegate.load(FIRST, ids);
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return delegate.loadLatest(FIRST, ids);
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return delegate.loadRange(FIRST, ids, latest);
    }
}
