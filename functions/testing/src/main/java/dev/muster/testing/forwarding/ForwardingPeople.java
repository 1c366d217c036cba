package dev.muster.testing.forwarding;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@link People} store that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingPeople implements People {
    protected final People delegate;

    public ForwardingPeople(People delegate) {
        this.delegate = delegate;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return delegate.load(tenant, ids);
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return delegate.loadLatest(tenant, ids);
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return delegate.loadRange(tenant, ids, latest);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        return delegate.save(tenant, people);
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        delegate.enroll(tenant, joins);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return delegate.readPage(tenant, organization, slot, after);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        return delegate.saveWithUniqueKeys(tenant, people);
    }

    @Override
    public boolean erase(Tenant tenant, PersonErasure erasure) {
        return delegate.erase(tenant, erasure);
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
        return delegate.holders(tenant, keys);
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> keys) {
        return delegate.findHolders(tenant, keys);
    }
}
