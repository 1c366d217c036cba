package dev.muster.local.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Scan;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees every write that reaches the store of people, and refuses what no bad luck may ever bring about. */
final class Witness implements People {
    private final People people;
    private final Time time;
    private final List<Write> writes = new ArrayList<>();

    Witness(People people, Time time) {
        this.people = people;
        this.time = time;
    }

    /** One register written. */
    record Write(Tenant tenant, String id, Path path, Value before, Value after, long by, Instant at) {}

    List<Write> writes() {
        return List.copyOf(writes);
    }

    private Map<String, Person> stored(Tenant tenant, Collection<Person> written, Deadline deadline) {
        return people.loadLatest(tenant, written.stream().map(Person::id).toList(), deadline);
    }

    private void see(Tenant tenant, Optional<Person> before, Person after) {
        after.registers().forEach((path, register) -> {
            Register was = before.map(person -> person.register(path)).orElse(Register.ABSENT);
            if (!register.equals(was)) {
                assertThat(register.by())
                        .as("%s of %s was written by %d, and is overwritten", path, after.id(), was.by())
                        .isGreaterThan(was.by());
                writes.add(
                        new Write(tenant, after.id(), path, was.value(), register.value(), register.by(), time.now()));
            }
        });
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return people.load(tenant, ids, deadline);
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids, Deadline deadline) {
        return people.loadLatest(tenant, ids, deadline);
    }

    @Override
    public Map<String, Person> loadStretch(Tenant tenant, Collection<String> ids, boolean latest, Deadline deadline) {
        return people.loadStretch(tenant, ids, latest, deadline);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> written, Deadline deadline) {
        Map<String, Person> before = stored(tenant, written, deadline);
        Set<String> conflicts = people.save(tenant, written, deadline);
        written.stream()
                .filter(person -> !conflicts.contains(person.id()))
                .forEach(person -> see(tenant, Optional.ofNullable(before.get(person.id())), person));
        return conflicts;
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins, Deadline deadline) {
        people.enroll(tenant, joins, deadline);
    }

    @Override
    public Scan scan(Tenant tenant, Optional<String> organization, int slot, String after, Deadline deadline) {
        return people.scan(tenant, organization, slot, after, deadline);
    }

    @Override
    public Map<String, Hindrance> saveGuarded(Tenant tenant, Collection<Guarded> written, Deadline deadline) {
        Map<String, Person> before =
                stored(tenant, written.stream().map(Guarded::person).toList(), deadline);
        Map<String, Hindrance> hindered = people.saveGuarded(tenant, written, deadline);
        written.stream()
                .map(Guarded::person)
                .filter(person -> !hindered.containsKey(person.id()))
                .forEach(person -> see(tenant, Optional.ofNullable(before.get(person.id())), person));
        return hindered;
    }

    @Override
    public Map<Guard, String> holders(Tenant tenant, Collection<Guard> guards, Deadline deadline) {
        return people.holders(tenant, guards, deadline);
    }
}
