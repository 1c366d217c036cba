package dev.muster.testing.memory;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A store of people in memory. */
public final class MemoryPeople implements People {
    private static final int PAGE = 250;

    private record Roster(Tenant tenant, String organization) {}

    private record KeyOf(Tenant tenant, UniqueKey uniqueKey) {}

    private final int page;
    private final Map<Tenant, NavigableMap<String, Person>> people = new HashMap<>();
    private final Map<Roster, Set<String>> rosters = new HashMap<>();
    private final Map<KeyOf, String> holders = new HashMap<>();

    public MemoryPeople() {
        this(PAGE);
    }

    /** Makes a store with this number of people in a page. */
    public MemoryPeople(int page) {
        this.page = page;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return loadLatest(tenant, ids);
    }

    @Override
    public synchronized Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        Map<String, Person> found = new HashMap<>();
        for (String id : ids) {
            Person person = of(tenant).get(id);
            if (person != null) {
                found.put(id, person);
            }
        }
        return found;
    }

    @Override
    public synchronized Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        int slot = Slot.of(ids.iterator().next());
        Map<String, Person> range =
                new HashMap<>(of(tenant).subMap(Collections.min(ids), true, Collections.max(ids), true));
        range.keySet().removeIf(id -> Slot.of(id) != slot || !ids.contains(id));
        return range;
    }

    @Override
    public synchronized Set<String> save(Tenant tenant, Collection<Person> written) {
        if (written.stream().map(Person::id).distinct().count() < written.size()) {
            throw new IllegalArgumentException("a person is to be written twice at once");
        }
        Set<String> conflicts = new HashSet<>();
        for (Person person : written) {
            if (isNext(tenant, person)) {
                of(tenant).put(person.id(), person);
            } else {
                conflicts.add(person.id());
            }
        }
        return conflicts;
    }

    @Override
    public synchronized void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        joins.forEach(
                (organization, ids) -> rosters.computeIfAbsent(new Roster(tenant, organization), _ -> new TreeSet<>())
                        .addAll(ids));
    }

    /** Returns the ids of people who have ever joined the organization, in order. */
    public synchronized Set<String> roster(Tenant tenant, String organization) {
        return new TreeSet<>(rosters.getOrDefault(new Roster(tenant, organization), Set.of()));
    }

    @Override
    public synchronized PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        Collection<String> all = organization
                .map(id -> roster(tenant, id))
                .orElseGet(() -> of(tenant).keySet());
        // Ids are ASCII, so that their characters sort as their bytes.
        List<String> ids = all.stream()
                .filter(id -> Slot.of(id) == slot && id.compareTo(after) > 0)
                .limit(page + 1L)
                .toList();
        List<String> shown = ids.subList(0, Math.min(page, ids.size()));
        return new PeoplePage(
                shown.stream()
                        .map(of(tenant)::get)
                        .filter(person -> person != null)
                        .toList(),
                ids.size() > page ? Optional.of(shown.getLast()) : Optional.empty());
    }

    @Override
    public synchronized Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> written) {
        Map<String, SaveFailure> failures = new HashMap<>();
        written.forEach(write -> failure(tenant, write)
                .ifPresentOrElse(failure -> failures.put(write.person().id(), failure), () -> write(tenant, write)));
        return failures;
    }

    private Optional<SaveFailure> failure(Tenant tenant, PersonWrite write) {
        String id = write.person().id();
        if (!isNext(tenant, write.person())) {
            return Optional.of(new SaveFailure.VersionConflict());
        }
        return write.claims().stream()
                .filter(claim ->
                        !holders.getOrDefault(new KeyOf(tenant, claim), id).equals(id))
                .findFirst()
                .map(claim -> new SaveFailure.UniqueKeyTaken(claim, holders.get(new KeyOf(tenant, claim))));
    }

    private void write(Tenant tenant, PersonWrite write) {
        String id = write.person().id();
        of(tenant).put(id, write.person());
        write.claims().forEach(claim -> holders.put(new KeyOf(tenant, claim), id));
        // A unique key that another person holds by now stays with that person.
        write.releases().forEach(release -> holders.remove(new KeyOf(tenant, release), id));
    }

    @Override
    public synchronized boolean erase(Tenant tenant, PersonErasure erasure) {
        Person person = erasure.person();
        erasure.organizations()
                .forEach(organization -> rosters.getOrDefault(new Roster(tenant, organization), new TreeSet<>())
                        .remove(person.id()));
        Person stored = of(tenant).get(person.id());
        if (stored != null && stored.version() != person.version()) {
            return false;
        }
        of(tenant).remove(person.id());
        erasure.uniqueKeys().forEach(key -> holders.remove(new KeyOf(tenant, key), person.id()));
        return true;
    }

    @Override
    public synchronized Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
        Map<UniqueKey, String> found = new HashMap<>();
        for (UniqueKey uniqueKey : keys) {
            String holder = holders.get(new KeyOf(tenant, uniqueKey));
            if (holder != null) {
                found.put(uniqueKey, holder);
            }
        }
        return found;
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> keys) {
        return holders(tenant, keys);
    }

    private NavigableMap<String, Person> of(Tenant tenant) {
        return people.computeIfAbsent(tenant, _ -> new TreeMap<>());
    }

    private boolean isNext(Tenant tenant, Person person) {
        Person stored = of(tenant).get(person.id());
        return person.version() - 1 == (stored == null ? 0 : stored.version());
    }
}
