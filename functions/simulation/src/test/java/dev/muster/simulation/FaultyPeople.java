package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Register;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The store of people, each time with one mistake. */
final class FaultyPeople {
    private FaultyPeople() {}

    static People bornIgnored(People sound) {
        return loading(
                sound, person -> new Person(person.id(), 0, person.version(), person.updated(), person.registers()));
    }

    static People clearedRegisterRemoved(People sound) {
        return loading(
                sound,
                person -> with(
                        person,
                        person.registers().entrySet().stream()
                                .filter(entry -> entry.getValue().value().isPresent())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    static People withoutWriters(People sound) {
        return loading(
                sound,
                person -> with(
                        person,
                        person.registers().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> new Register(entry.getValue().value(), 0, Value.NOTHING)))));
    }

    private static People loading(People sound, UnaryOperator<Person> seen) {
        return FaultyPorts.port(People.class, sound, (method, given) -> {
            if (!method.getName().startsWith("load")) {
                return Optional.empty();
            }
            Map<Object, Person> loaded = new HashMap<>();
            ((Map<?, ?>) UnreliablePorts.invoke(sound, method, given))
                    .forEach((id, person) -> loaded.put(id, seen.apply((Person) person)));
            return Optional.of(loaded);
        });
    }

    private static Person with(Person person, Map<Path, Register> registers) {
        return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
    }

    /** That actor finds nobody there. */
    static People emptyFor(String actor, People sound, VirtualScheduler scheduler) {
        return FaultyPorts.port(
                People.class,
                sound,
                (method, _) -> method.getName().startsWith("load")
                                && scheduler.acting() != null
                                && scheduler.acting().name().equals(actor)
                        ? Optional.of(Map.of())
                        : Optional.empty());
    }

    static People saveWithoutVersion(People sound) {
        return FaultyPorts.port(People.class, sound, (method, given) -> {
            if (!method.getName().equals("save")) {
                return Optional.empty();
            }
            List<Person> forced = new ArrayList<>();
            for (Object one : (Collection<?>) given[1]) {
                Person person = (Person) one;
                Person stored = sound.loadLatest((Tenant) given[0], List.of(person.id()))
                        .get(person.id());
                long version = stored == null ? 1 : stored.version() + 1;
                forced.add(new Person(person.id(), person.born(), version, person.updated(), person.registers()));
            }
            return Optional.of(sound.save((Tenant) given[0], forced));
        });
    }

    static People conflictCountedAsChanged(People sound) {
        return FaultyPorts.port(People.class, sound, (method, given) -> {
            if (!method.getName().equals("save")) {
                return Optional.empty();
            }
            UnreliablePorts.invoke(sound, method, given);
            return Optional.of(Set.of());
        });
    }

    static People uniqueKeysWithoutTransaction(People sound, VirtualScheduler scheduler) {
        Map<Tenant, Map<UniqueKey, String>> all = new HashMap<>();
        return FaultyPorts.port(People.class, sound, (method, given) -> {
            if (!method.getName().equals("saveWithUniqueKeys")) {
                return Optional.empty();
            }
            Map<UniqueKey, String> holders = all.computeIfAbsent((Tenant) given[0], _ -> new HashMap<>());
            Map<String, SaveFailure> failures = new HashMap<>();
            List<PersonWrite> free = new ArrayList<>();
            for (Object one : (Collection<?>) given[1]) {
                PersonWrite guarded = (PersonWrite) one;
                String id = guarded.person().id();
                Optional<UniqueKey> taken = guarded.claims().stream()
                        .filter(claim -> !holders.getOrDefault(claim, id).equals(id))
                        .findFirst();
                taken.ifPresentOrElse(
                        claim -> failures.put(id, new SaveFailure.UniqueKeyTaken(claim, holders.get(claim))),
                        () -> free.add(guarded));
            }
            scheduler.pass();
            List<Person> written = free.stream().map(PersonWrite::person).toList();
            sound.save((Tenant) given[0], written).forEach(id -> failures.put(id, new SaveFailure.VersionConflict()));
            for (PersonWrite guarded : free) {
                String id = guarded.person().id();
                if (!failures.containsKey(id)) {
                    guarded.claims().forEach(claim -> holders.put(claim, id));
                    guarded.releases().forEach(release -> holders.remove(release, id));
                }
            }
            return Optional.of(failures);
        });
    }

    /** Whatever tenant is named in calls that begin so, the first one's people are meant. */
    static People allOfFirstTenant(People sound, String calls) {
        return FaultyPorts.port(People.class, sound, (method, given) -> {
            if (!method.getName().startsWith(calls)) {
                return Optional.empty();
            }
            Object[] mistaken = given.clone();
            mistaken[0] = SimulatedWorld.TENANTS.getFirst();
            return Optional.ofNullable(UnreliablePorts.invoke(sound, method, mistaken));
        });
    }
}
