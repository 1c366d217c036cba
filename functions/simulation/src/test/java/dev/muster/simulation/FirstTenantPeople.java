package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that always uses the first tenant in place of the given one. */
final class FirstTenantPeople extends FirstTenantReads {
    private FirstTenantPeople(People delegate) {
        super(delegate);
    }

    /** Returns a store that reads and writes the people of the first tenant. */
    static People all(People delegate) {
        return new FirstTenantPeople(delegate);
    }

    /** Returns a store that loads the people of the first tenant, and writes those of the given one. */
    static People reads(People delegate) {
        return new FirstTenantReads(delegate);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        return delegate.save(FIRST, people);
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        delegate.enroll(FIRST, joins);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return delegate.readPage(FIRST, organization, slot, after);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        return delegate.saveWithUniqueKeys(FIRST, people);
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
        return delegate.holders(FIRST, keys);
    }
}
