package dev.muster.api.security;

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

/** A {@link People} store whose calls a {@link TenantCheck} checks. */
record TenantCheckedPeople(People delegate, TenantCheck check) implements People {
    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return check.call("People.load", () -> delegate.load(tenant, ids), tenant, ids);
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return check.call("People.loadLatest", () -> delegate.loadLatest(tenant, ids), tenant, ids);
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return check.call("People.loadRange", () -> delegate.loadRange(tenant, ids, latest), tenant, ids, latest);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        return check.call("People.save", () -> delegate.save(tenant, people), tenant, people);
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        check.run("People.enroll", () -> delegate.enroll(tenant, joins), tenant, joins);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return check.call(
                "People.readPage",
                () -> delegate.readPage(tenant, organization, slot, after),
                tenant,
                organization,
                slot,
                after);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        return check.call(
                "People.saveWithUniqueKeys", () -> delegate.saveWithUniqueKeys(tenant, people), tenant, people);
    }

    @Override
    public boolean erase(Tenant tenant, PersonErasure erasure) {
        return check.call("People.erase", () -> delegate.erase(tenant, erasure), tenant, erasure);
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> guards) {
        return check.call("People.holders", () -> delegate.holders(tenant, guards), tenant, guards);
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> guards) {
        return check.call("People.findHolders", () -> delegate.findHolders(tenant, guards), tenant, guards);
    }
}
