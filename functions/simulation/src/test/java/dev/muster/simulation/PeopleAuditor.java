package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Register;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Sees every write that reaches the store of people, and refuses what no bad luck may ever bring about. */
final class PeopleAuditor implements People {
    private final People people;
    private final VirtualScheduler scheduler;
    private final List<Write> writes = new ArrayList<>();
    private final Map<GuardOf, String> owners = new HashMap<>();

    private record GuardOf(Tenant tenant, UniqueKey uniqueKey) {}

    PeopleAuditor(People people, VirtualScheduler scheduler) {
        this.people = people;
        this.scheduler = scheduler;
    }

    /**
     * One register written.
     *
     * @param actor who wrote it; empty before the play began
     */
    record Write(
            Tenant tenant, String id, Path path, Register before, Value after, long by, Instant at, String actor) {}

    List<Write> writes() {
        return Collections.unmodifiableList(writes);
    }

    private Map<String, Person> stored(Tenant tenant, Collection<Person> written) {
        return people.loadLatest(tenant, written.stream().map(Person::id).toList());
    }

    private void see(Tenant tenant, Optional<Person> before, Person after) {
        String actor = scheduler.acting() == null ? "" : scheduler.acting().name();
        long born = before.orElse(after).born();
        after.registers().forEach((path, register) -> {
            Register was = before.map(person -> person.register(path)).orElse(Register.ABSENT);
            if (!register.equals(was)) {
                must(
                        register.by() > was.by(),
                        () -> "%s of %s was written by %d, and is overwritten by %d"
                                .formatted(path, after.id(), was.by(), register.by()));
                must(
                        register.by() >= born,
                        () -> "%s was born by %d, and is written by %d".formatted(after.id(), born, register.by()));
                writes.add(new Write(
                        tenant, after.id(), path, was, register.value(), register.by(), scheduler.now(), actor));
            }
        });
        before.ifPresent(person -> must(
                after.registers().keySet().containsAll(person.registers().keySet()),
                () -> "registers of %s are gone".formatted(person.id())));
        own(tenant, before, after);
    }

    /** As an assertion, but cheap enough for every register of every write. */
    private static void must(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    /** What only one can have only one has. */
    private void own(Tenant tenant, Optional<Person> before, Person after) {
        Set<UniqueKey> has = UniqueKey.of(after);
        before.map(UniqueKey::of).orElse(Set.of()).stream()
                .filter(uniqueKey -> !has.contains(uniqueKey))
                .forEach(uniqueKey -> owners.remove(new GuardOf(tenant, uniqueKey), after.id()));
        has.forEach(uniqueKey -> assertThat(owners.putIfAbsent(new GuardOf(tenant, uniqueKey), after.id()))
                .as("whose is %s", uniqueKey)
                .isIn(null, after.id()));
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return people.load(tenant, ids);
    }

    @Override
    public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
        return people.loadLatest(tenant, ids);
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return people.loadRange(tenant, ids, latest);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> written) {
        Map<String, Person> before = stored(tenant, written);
        Set<String> conflicts = people.save(tenant, written);
        written.stream()
                .filter(person -> !conflicts.contains(person.id()))
                .forEach(person -> see(tenant, Optional.ofNullable(before.get(person.id())), person));
        return conflicts;
    }

    @Override
    public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
        people.enroll(tenant, joins);
    }

    @Override
    public PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after) {
        return people.readPage(tenant, organization, slot, after);
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> written) {
        Map<String, Person> before =
                stored(tenant, written.stream().map(PersonWrite::person).toList());
        Map<String, SaveFailure> failures = people.saveWithUniqueKeys(tenant, written);
        written.stream()
                .map(PersonWrite::person)
                .filter(person -> !failures.containsKey(person.id()))
                .forEach(person -> see(tenant, Optional.ofNullable(before.get(person.id())), person));
        return failures;
    }

    @Override
    public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> guards) {
        return people.holders(tenant, guards);
    }
}
