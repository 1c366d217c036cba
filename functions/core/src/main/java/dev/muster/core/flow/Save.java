package dev.muster.core.flow;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes people the cheap way where only they are touched, and with their guards where a unique value moves. */
final class Save {
    private final People people;

    Save(People people) {
        this.people = people;
    }

    /** What hindered those that were not written, by id. */
    Map<String, Hindrance> save(Tenant tenant, Collection<Guarded> writes, Deadline deadline) {
        Map<String, Hindrance> hindered = new HashMap<>();
        List<Person> plain =
                writes.stream().filter(Guarded::isPlain).map(Guarded::person).toList();
        if (!plain.isEmpty()) {
            people.save(tenant, plain, deadline).forEach(id -> hindered.put(id, new Hindrance.Conflict()));
        }
        List<Guarded> guarded =
                writes.stream().filter(write -> !write.isPlain()).toList();
        if (!guarded.isEmpty()) {
            hindered.putAll(people.saveGuarded(tenant, guarded, deadline));
        }
        return hindered;
    }

    /** What would hinder them, writing nobody: of two people who claim one value, the first gets it. */
    Map<String, Hindrance> rehearse(Tenant tenant, Collection<Guarded> writes, Deadline deadline) {
        List<Guard> claims =
                writes.stream().flatMap(write -> write.claims().stream()).toList();
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<Guard, String> holders = new HashMap<>(people.holders(tenant, claims, deadline));
        Map<String, Hindrance> hindered = new HashMap<>();
        for (Guarded write : writes) {
            String id = write.person().id();
            for (Guard claim : write.claims()) {
                String holder = holders.putIfAbsent(claim, id);
                if (holder != null && !holder.equals(id)) {
                    hindered.put(id, new Hindrance.Taken(claim, holder));
                }
            }
        }
        return hindered;
    }
}
