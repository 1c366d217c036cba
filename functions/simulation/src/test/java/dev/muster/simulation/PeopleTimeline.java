package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All states of all people of a run in time, and the holders of their unique keys. */
final class PeopleTimeline implements PeopleAuditor.Watcher {
    private final VirtualScheduler scheduler;
    private final Map<PersonOf, List<State>> people = new HashMap<>();
    private final Map<KeyOf, List<Holder>> holders = new HashMap<>();

    private record PersonOf(Tenant tenant, String id) {}

    private record KeyOf(Tenant tenant, UniqueKey key) {}

    private record Holder(Instant at, Optional<String> id) {}

    /** A person as it was written. */
    record State(Instant at, Person person) {}

    /** A stretch of time, its ends included. */
    record Window(Instant from, Instant to) {
        /** Returns this window with so much time before it. */
        Window earlier(Duration more) {
            return new Window(from.equals(Instant.MIN) ? from : from.minus(more), to);
        }

        /** Returns the window from the beginning of this one to the end of the other. */
        Window until(Window other) {
            return new Window(from, other.to());
        }
    }

    PeopleTimeline(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void stored(Tenant tenant, Person person) {
        add(tenant, Optional.empty(), person, Instant.MIN);
    }

    @Override
    public void written(Tenant tenant, Optional<Person> before, Person after) {
        add(tenant, before, after, scheduler.now());
    }

    private void add(Tenant tenant, Optional<Person> before, Person after, Instant at) {
        of(people, new PersonOf(tenant, after.id())).add(new State(at, after));
        Set<UniqueKey> keys = UniqueKey.of(after);
        before.map(UniqueKey::of).orElse(Set.of()).stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> of(holders, new KeyOf(tenant, key)).add(new Holder(at, Optional.empty())));
        keys.forEach(key -> of(holders, new KeyOf(tenant, key)).add(new Holder(at, Optional.of(after.id()))));
    }

    private static <K, V> List<V> of(Map<K, List<V>> all, K key) {
        return all.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    /** Returns every write of the person, in order. */
    List<State> states(Tenant tenant, String id) {
        return people.getOrDefault(new PersonOf(tenant, id), List.of());
    }

    /** Returns the states of the person within the window; empty stands for a person that is not stored yet. */
    List<Optional<Person>> states(Tenant tenant, String id, Window window) {
        List<Optional<Person>> found = new ArrayList<>(List.of(Optional.empty()));
        for (State state : states(tenant, id)) {
            if (state.at().isBefore(window.from())) {
                found.clear();
            }
            if (!state.at().isAfter(window.to())) {
                found.add(Optional.of(state.person()));
            }
        }
        return found;
    }

    /** Returns whether the person was there at moments of the window: true, false, or both. */
    Set<Boolean> existence(Tenant tenant, String id, Window window) {
        Set<Boolean> found = new HashSet<>();
        states(tenant, id, window)
                .forEach(state -> found.add(state.filter(Person::exists).isPresent()));
        return found;
    }

    /** Returns the holders of the key within the window; empty stands for nobody. */
    Set<Optional<String>> holders(Tenant tenant, UniqueKey key, Window window) {
        Set<Optional<String>> found = new LinkedHashSet<>(List.of(Optional.empty()));
        for (Holder holder : holders.getOrDefault(new KeyOf(tenant, key), List.of())) {
            if (holder.at().isBefore(window.from())) {
                found.clear();
            }
            if (!holder.at().isAfter(window.to())) {
                found.add(holder.id());
            }
        }
        return found;
    }

    /** Returns the ids of all people of the tenant, deleted ones included. */
    Set<String> ids(Tenant tenant) {
        Set<String> ids = new HashSet<>();
        people.keySet().stream()
                .filter(person -> person.tenant().equals(tenant))
                .forEach(person -> ids.add(person.id()));
        return ids;
    }
}
