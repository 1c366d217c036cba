package dev.muster.api;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
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

/** People in memory, until the memory breaks down; what happens around a write can be told. */
public final class BreakablePeople implements People {
    private final MemoryPeople people = new MemoryPeople();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final Map<String, Person> old = new ConcurrentHashMap<>();
    private volatile boolean broken;

    /** From now on only reads of the latest find these people otherwise than they are. */
    public void fallBehind(Collection<Person> asTheyAre) {
        asTheyAre.forEach(person -> old.put(person.id(), person));
    }

    private volatile boolean loses;

    /** Has this happen right before the next write that nothing else has been told of. */
    public void beforeAWrite(Runnable something) {
        meanwhile.add(something);
    }

    /** Loses the answer of the next write. */
    public void loseAnAnswer() {
        loses = true;
    }

    public void breakDown() {
        broken = true;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        Map<String, Person> read = new HashMap<>(working().load(tenant, ids));
        read.replaceAll((id, person) -> old.getOrDefault(id, person));
        return read;
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return working().loadLatest(tenant, ids);
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return working().loadRange(tenant, ids, latest);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> written) {
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        Set<String> hindered = working().save(tenant, written);
        boolean lost = loses;
        loses = false;
        return lost ? written.stream().map(Person::id).collect(Collectors.toSet()) : hindered;
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        working().enroll(tenant, joins);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return working().readPage(tenant, organization, slot, after);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> written) {
        return working().saveWithUniqueKeys(tenant, written);
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> guards) {
        return working().holders(tenant, guards);
    }

    private MemoryPeople working() {
        if (broken) {
            throw new IllegalStateException("the memory has broken down");
        }
        return people;
    }
}
