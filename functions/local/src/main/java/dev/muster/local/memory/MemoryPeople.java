package dev.muster.local.memory;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The people in memory. */
public final class MemoryPeople implements People {
    private record PersonRef(Tenant tenant, String id) {}

    private record Roster(Tenant tenant, String organization) {}

    private final Map<PersonRef, Person> people = new HashMap<>();
    private final Map<Roster, Set<String>> rosters = new HashMap<>();

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return loadLatest(tenant, ids, deadline);
    }

    @Override
    public synchronized Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids, Deadline deadline) {
        Map<String, Person> found = new HashMap<>();
        for (String id : ids) {
            Person person = people.get(new PersonRef(tenant, id));
            if (person != null) {
                found.put(id, person);
            }
        }
        return found;
    }

    @Override
    public synchronized Set<String> save(Tenant tenant, Collection<Person> written, Deadline deadline) {
        if (written.stream().map(Person::id).distinct().count() < written.size()) {
            throw new IllegalArgumentException("a person is to be written twice at once");
        }
        Set<String> conflicts = new HashSet<>();
        for (Person person : written) {
            PersonRef ref = new PersonRef(tenant, person.id());
            Person stored = people.get(ref);
            long version = stored == null ? 0 : stored.version();
            if (version == person.version() - 1) {
                people.put(ref, person);
            } else {
                conflicts.add(person.id());
            }
        }
        return conflicts;
    }

    @Override
    public synchronized void enroll(Tenant tenant, Map<String, Set<String>> joins, Deadline deadline) {
        joins.forEach((organization, ids) -> rosters.computeIfAbsent(
                        new Roster(tenant, organization), roster -> new TreeSet<>())
                .addAll(ids));
    }

    /** Who has ever joined the organization, in order. */
    public synchronized Set<String> roster(Tenant tenant, String organization) {
        return new TreeSet<>(rosters.getOrDefault(new Roster(tenant, organization), Set.of()));
    }
}
