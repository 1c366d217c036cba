package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.people.CreateOrMergePerson;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Register;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores of people with one planted bug each in a conditional write. */
final class FaultyPeopleWrites {
    private FaultyPeopleWrites() {}

    static People saveWithoutVersion(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Set<String> save(Tenant tenant, Collection<Person> people) {
                return delegate.save(
                        tenant,
                        people.stream().map(person -> next(tenant, person)).toList());
            }

            private Person next(Tenant tenant, Person person) {
                Person stored =
                        delegate.loadLatest(tenant, List.of(person.id())).get(person.id());
                long version = stored == null ? 1 : stored.version() + 1;
                return new Person(person.id(), person.born(), version, person.updated(), person.registers());
            }
        };
    }

    static People conflictCountedAsChanged(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Set<String> save(Tenant tenant, Collection<Person> people) {
                delegate.save(tenant, people);
                return Set.of();
            }
        };
    }

    static People freedKeyKept(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
                return delegate.saveWithUniqueKeys(
                        tenant,
                        people.stream()
                                .map(write -> new PersonWrite(write.person(), write.claims(), Set.of()))
                                .toList());
            }
        };
    }

    /** Returns a store that keeps the unique keys of a deleted person. */
    static People deletedKeyKept(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
                return delegate.saveWithUniqueKeys(
                        tenant,
                        people.stream()
                                .map(write -> new PersonWrite(
                                        write.person(),
                                        write.claims(),
                                        write.person().exists() ? write.releases() : Set.of()))
                                .toList());
            }
        };
    }

    /** Returns a store in which a creation under a deleted id begins a new item, without the registers of the old one. */
    static People creationStartsNewItem(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Set<String> save(Tenant tenant, Collection<Person> people) {
                return delegate.save(
                        tenant,
                        people.stream().map(FaultyPeopleWrites::withCreatedOnly).toList());
            }

            @Override
            public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
                return delegate.saveWithUniqueKeys(
                        tenant,
                        people.stream()
                                .map(write -> new PersonWrite(
                                        withCreatedOnly(write.person()), write.claims(), write.releases()))
                                .toList());
            }
        };
    }

    private static Person withCreatedOnly(Person person) {
        Register existence = person.register(Path.EXISTS);
        boolean isCreatedNow = existence.value().isTrue()
                && existence.earlier().size() > 1
                && person.registers().values().stream().allMatch(register -> register.by() == existence.by());
        if (!isCreatedNow) {
            return person;
        }
        Map<Path, Register> registers = new HashMap<>();
        person.registers().forEach((path, register) -> {
            if (register.value().isPresent()) {
                registers.put(path, Register.first(register.value(), existence.by()));
            }
        });
        return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
    }

    static People uniqueKeysWithoutTransaction(People delegate, VirtualScheduler scheduler) {
        Map<Tenant, Map<UniqueKey, String>> all = new HashMap<>();
        return new ForwardingPeople(delegate) {
            @Override
            public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
                Map<UniqueKey, String> holders = all.computeIfAbsent(tenant, _ -> new HashMap<>());
                Map<String, SaveFailure> failures = taken(holders, people);
                List<PersonWrite> free = people.stream()
                        .filter(write -> !failures.containsKey(write.person().id()))
                        .toList();
                if (scheduler.acting() != null) {
                    scheduler.pass();
                }
                delegate.save(tenant, free.stream().map(PersonWrite::person).toList())
                        .forEach(id -> failures.put(id, new SaveFailure.VersionConflict()));
                free.stream()
                        .filter(write -> !failures.containsKey(write.person().id()))
                        .forEach(write -> claim(holders, write));
                return failures;
            }
        };
    }

    /** Returns a store in which the flow {@code CreateOrMergePerson} removes people from the organizations that a write leaves alone. */
    static People mergeRemovesUnnamed(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Set<String> save(Tenant tenant, Collection<Person> people) {
                return delegate.save(
                        tenant,
                        isCalledByMerge()
                                ? people.stream()
                                        .map(FaultyPeopleWrites::withoutUnnamed)
                                        .toList()
                                : people);
            }
        };
    }

    private static boolean isCalledByMerge() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> frame.getClassName().equals(CreateOrMergePerson.class.getName())));
    }

    private static Person withoutUnnamed(Person person) {
        Map<Path, Register> registers = new HashMap<>(person.registers());
        long sequence =
                registers.values().stream().mapToLong(Register::by).max().orElseThrow();
        person.organizations().stream()
                .filter(organization -> registers.entrySet().stream()
                        .noneMatch(entry -> entry.getValue().by() == sequence
                                && entry.getKey().organization().equals(Optional.of(organization))))
                .forEach(organization -> registers.put(
                        Path.removed(organization),
                        person.register(Path.removed(organization)).write(Value.of(true), sequence)));
        return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
    }

    private static Map<String, SaveFailure> taken(Map<UniqueKey, String> holders, Collection<PersonWrite> people) {
        Map<String, SaveFailure> failures = new HashMap<>();
        for (PersonWrite write : people) {
            String id = write.person().id();
            write.claims().stream()
                    .filter(claim -> !holders.getOrDefault(claim, id).equals(id))
                    .findFirst()
                    .ifPresent(claim -> failures.put(id, new SaveFailure.UniqueKeyTaken(claim, holders.get(claim))));
        }
        return failures;
    }

    private static void claim(Map<UniqueKey, String> holders, PersonWrite write) {
        String id = write.person().id();
        write.claims().forEach(claim -> holders.put(claim, id));
        write.releases().forEach(release -> holders.remove(release, id));
    }
}
