package dev.muster.testing.memory;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
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

/** The people in memory. */
public final class MemoryPeople implements People {
    private static final int PAGE = 250;

    private record Roster(Tenant tenant, String organization) {}

    private record GuardRef(Tenant tenant, UniqueKey uniqueKey) {}

    private final int page;
    private final Map<Tenant, NavigableMap<String, Person>> people = new HashMap<>();
    private final Map<Roster, Set<String>> rosters = new HashMap<>();
    private final Map<GuardRef, String> holders = new HashMap<>();

    public MemoryPeople() {
        this(PAGE);
    }

    /** With so many people in one answer of a scan. */
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
        Map<String, Person> stretch =
                new HashMap<>(of(tenant).subMap(Collections.min(ids), true, Collections.max(ids), true));
        stretch.keySet().removeIf(id -> Slot.of(id) != slot || !ids.contains(id));
        return stretch;
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

    /** Who has ever joined the organization, in order. */
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
        Map<String, SaveFailure> hindered = new HashMap<>();
        written.forEach(guarded -> hindrance(tenant, guarded)
                .ifPresentOrElse(
                        hindrance -> hindered.put(guarded.person().id(), hindrance), () -> write(tenant, guarded)));
        return hindered;
    }

    private Optional<SaveFailure> hindrance(Tenant tenant, PersonWrite guarded) {
        String id = guarded.person().id();
        if (!isNext(tenant, guarded.person())) {
            return Optional.of(new SaveFailure.VersionConflict());
        }
        return guarded.claims().stream()
                .filter(claim ->
                        !holders.getOrDefault(new GuardRef(tenant, claim), id).equals(id))
                .findFirst()
                .map(claim -> new SaveFailure.UniqueKeyTaken(claim, holders.get(new GuardRef(tenant, claim))));
    }

    private void write(Tenant tenant, PersonWrite guarded) {
        String id = guarded.person().id();
        of(tenant).put(id, guarded.person());
        guarded.claims().forEach(claim -> holders.put(new GuardRef(tenant, claim), id));
        // One that somebody else holds by now is not this person's to give up.
        guarded.releases().forEach(release -> holders.remove(new GuardRef(tenant, release), id));
    }

    @Override
    public synchronized Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> guards) {
        Map<UniqueKey, String> found = new HashMap<>();
        for (UniqueKey uniqueKey : guards) {
            String holder = holders.get(new GuardRef(tenant, uniqueKey));
            if (holder != null) {
                found.put(uniqueKey, holder);
            }
        }
        return found;
    }

    private NavigableMap<String, Person> of(Tenant tenant) {
        return people.computeIfAbsent(tenant, _ -> new TreeMap<>());
    }

    private boolean isNext(Tenant tenant, Person person) {
        Person stored = of(tenant).get(person.id());
        return person.version() - 1 == (stored == null ? 0 : stored.version());
    }
}
