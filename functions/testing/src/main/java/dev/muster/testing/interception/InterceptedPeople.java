package dev.muster.testing.interception;

import static dev.muster.testing.interception.PortInterceptor.done;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@link People} port whose calls pass through an interceptor. */
public class InterceptedPeople extends ForwardingPeople {
    private final PortInterceptor interceptor;

    public InterceptedPeople(People delegate, PortInterceptor interceptor) {
        super(delegate);
        this.interceptor = interceptor;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return interceptor.around(PortOperation.LOAD, List.of(tenant, ids), () -> delegate.load(tenant, ids));
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return interceptor.around(
                PortOperation.LOAD_LATEST, List.of(tenant, ids), () -> delegate.loadLatest(tenant, ids));
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return interceptor.around(
                PortOperation.LOAD_RANGE, List.of(tenant, ids, latest), () -> delegate.loadRange(tenant, ids, latest));
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        return interceptor.around(PortOperation.SAVE, List.of(tenant, people), () -> delegate.save(tenant, people));
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        interceptor.around(
                PortOperation.ENROLL, List.of(tenant, joins), () -> done(() -> delegate.enroll(tenant, joins)));
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return interceptor.around(
                PortOperation.READ_PAGE,
                List.of(tenant, organization, slot, after),
                () -> delegate.readPage(tenant, organization, slot, after));
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        return interceptor.around(
                PortOperation.SAVE_WITH_UNIQUE_KEYS,
                List.of(tenant, people),
                () -> delegate.saveWithUniqueKeys(tenant, people));
    }

    @Override
    public boolean erase(Tenant tenant, PersonErasure erasure) {
        return interceptor.around(PortOperation.ERASE, List.of(tenant, erasure), () -> delegate.erase(tenant, erasure));
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
        return interceptor.around(PortOperation.HOLDERS, List.of(tenant, keys), () -> delegate.holders(tenant, keys));
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> keys) {
        return interceptor.around(
                PortOperation.FIND_HOLDERS, List.of(tenant, keys), () -> delegate.findHolders(tenant, keys));
    }
}
