package dev.muster.api;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.testing.memory.MemoryPeople;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A store of people in memory with faults that a test chooses. */
public final class BreakablePeople implements People {
    private final MemoryPeople people = new MemoryPeople();
    private final Deque<Runnable> beforeWrites = new ArrayDeque<>();
    private final Map<String, Person> stale = new ConcurrentHashMap<>();
    private volatile boolean fails;

    /** Makes {@link #load} return these states of the people from now on. */
    public void serveStale(Collection<Person> states) {
        states.forEach(person -> stale.put(person.id(), person));
    }

    private volatile boolean losesResponse;

    /** Runs the action before the next {@link #save} that has no action yet. */
    public void beforeNextWrite(Runnable action) {
        beforeWrites.add(action);
    }

    /** Reports a conflict for every person of the next {@link #save}, although it succeeds. */
    public void loseNextResponse() {
        losesResponse = true;
    }

    public void failEveryCall() {
        fails = true;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        Map<String, Person> read = new HashMap<>(store().load(tenant, ids));
        read.replaceAll((id, person) -> stale.getOrDefault(id, person));
        return read;
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return store().loadLatest(tenant, ids);
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return store().loadRange(tenant, ids, latest);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> written) {
        Optional.ofNullable(beforeWrites.poll()).ifPresent(Runnable::run);
        Set<String> conflicts = store().save(tenant, written);
        boolean lost = losesResponse;
        losesResponse = false;
        return lost ? written.stream().map(Person::id).collect(Collectors.toSet()) : conflicts;
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        store().enroll(tenant, joins);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return store().readPage(tenant, organization, slot, after);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> written) {
        return store().saveWithUniqueKeys(tenant, written);
    }

    @Override
    public boolean erase(Tenant tenant, PersonErasure erasure) {
        return store().erase(tenant, erasure);
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
        return store().holders(tenant, keys);
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> keys) {
        return store().findHolders(tenant, keys);
    }

    private MemoryPeople store() {
        if (fails) {
            throw new IllegalStateException("the test fails every call of this store");
        }
        return people;
    }
}
