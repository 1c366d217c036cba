package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Register;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A store of people that records every write, and fails on a write that can never be right. */
final class PeopleAuditor extends ForwardingPeople {
    private final VirtualScheduler scheduler;
    private final List<Write> writes = new ArrayList<>();
    private final Map<KeyOf, Optional<String>> owners = new HashMap<>();

    private final List<Watcher> watchers;
    /** The jobs with rows, which may change people who were created later. */
    private final Set<Numbered> ofRows = new HashSet<>();

    private record Numbered(Tenant tenant, long sequence) {}

    private record KeyOf(Tenant tenant, UniqueKey uniqueKey) {}

    /** A further check of every write. */
    interface Watcher {
        /** Takes note of a person that was there before the run began. */
        default void stored(Tenant tenant, Person person) {}

        /** Throws an {@link AssertionError} when the write can never be right. */
        default void written(Tenant tenant, Optional<Person> before, Person after) {}
    }

    PeopleAuditor(People delegate, VirtualScheduler scheduler) {
        this(delegate, scheduler, List.of());
    }

    PeopleAuditor(People delegate, VirtualScheduler scheduler, List<Watcher> watchers) {
        super(delegate);
        this.scheduler = scheduler;
        this.watchers = watchers;
    }

    /**
     * The write of one register.
     *
     * @param actor the actor that wrote it; empty before the run began
     */
    record Write(
            Tenant tenant, String id, Path path, Register before, Value after, long by, Instant at, String actor) {}

    /** Takes note of a job that was created or replaced. */
    void seen(Job job) {
        if (job.sequence().isPresent() && job.change() instanceof JobChange.Loaded(Change.Rows _)) {
            ofRows.add(new Numbered(job.tenant(), job.sequence().getAsLong()));
        }
    }

    List<Write> writes() {
        return Collections.unmodifiableList(writes);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        Map<String, Person> before = stored(tenant, people);
        Set<String> conflicts = delegate.save(tenant, people);
        people.stream()
                .filter(person -> !conflicts.contains(person.id()))
                .forEach(person -> record(tenant, Optional.ofNullable(before.get(person.id())), person));
        return conflicts;
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        Map<String, Person> before =
                stored(tenant, people.stream().map(PersonWrite::person).toList());
        Map<String, SaveFailure> failures = delegate.saveWithUniqueKeys(tenant, people);
        people.stream()
                .map(PersonWrite::person)
                .filter(person -> !failures.containsKey(person.id()))
                .forEach(person -> record(tenant, Optional.ofNullable(before.get(person.id())), person));
        return failures;
    }

    private Map<String, Person> stored(Tenant tenant, Collection<Person> people) {
        return delegate.loadLatest(tenant, people.stream().map(Person::id).toList());
    }

    private void record(Tenant tenant, Optional<Person> before, Person after) {
        String actor = scheduler.actingName();
        long born = before.orElse(after).born();
        after.registers().forEach((path, register) -> {
            Register earlier = before.map(person -> person.register(path)).orElse(Register.ABSENT);
            if (!register.equals(earlier)) {
                require(
                        register.by() > earlier.by(),
                        () -> "%s of %s was written by %d, and is overwritten by %d"
                                .formatted(path, after.id(), earlier.by(), register.by()));
                require(
                        register.by() >= born || ofRows.contains(new Numbered(tenant, register.by())),
                        () -> "%s was created by %d, and is written by %d".formatted(after.id(), born, register.by()));
                writes.add(new Write(
                        tenant, after.id(), path, earlier, register.value(), register.by(), scheduler.now(), actor));
            }
        });
        before.ifPresent(person -> require(
                after.registers().keySet().containsAll(person.registers().keySet()),
                () -> "registers of %s are removed".formatted(person.id())));
        before.filter(person -> !person.exists()).ifPresent(deleted -> checkReturn(deleted, after));
        checkUniqueKeys(tenant, before, after);
        for (Watcher watcher : watchers) {
            if (actor.isEmpty()) {
                watcher.stored(tenant, after);
            } else {
                watcher.written(tenant, before, after);
            }
        }
    }

    /** A deleted person is brought back as it was, or created afresh; nothing else changes it. */
    private static void checkReturn(Person deleted, Person after) {
        Register existence = after.register(Path.EXISTS);
        require(existence.value().isTrue(), () -> "%s is deleted, and changed".formatted(after.id()));
        boolean created = existence.by() == existence.of();
        deleted.registers()
                .keySet()
                .forEach(path -> require(
                        !created || after.register(path).of() == existence.of(),
                        () -> "%s of the deleted %s is left by the creation".formatted(path, after.id())));
    }

    /** Throws like an assertion, but is cheap enough for every register of every write. */
    private static void require(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new AssertionError(message.get());
        }
    }

    /** Checks that only one person of the tenant has each unique key. */
    private void checkUniqueKeys(Tenant tenant, Optional<Person> before, Person after) {
        Set<UniqueKey> keys = UniqueKey.of(after);
        before.map(UniqueKey::of).orElse(Set.of()).stream()
                .filter(uniqueKey -> !keys.contains(uniqueKey))
                .forEach(uniqueKey -> owners.put(new KeyOf(tenant, uniqueKey), Optional.empty()));
        keys.forEach(uniqueKey -> {
            Optional<String> owner = owners.put(new KeyOf(tenant, uniqueKey), Optional.of(after.id()));
            require(
                    owner == null || owner.isEmpty() || owner.get().equals(after.id()),
                    () -> "%s belongs to %s, and %s takes it".formatted(uniqueKey, owner, after.id()));
        });
    }

    /** Checks that each unique key is stored for exactly the person whose values say so. */
    void checkHolders() {
        owners.forEach((key, owner) -> assertThat(Optional.ofNullable(
                        delegate.holders(key.tenant(), List.of(key.uniqueKey())).get(key.uniqueKey())))
                .as("holder of %s", key.uniqueKey())
                .isEqualTo(owner));
    }
}
