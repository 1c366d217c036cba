package dev.muster.core.flow.people;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes people the cheap way where only they are touched, and with their guards where a unique value moves. */
public final class PeopleWriter {
    private final People people;

    public PeopleWriter(People people) {
        this.people = people;
    }

    /** What hindered those that were not written, by id. */
    public Map<String, SaveFailure> save(Tenant tenant, Collection<PersonWrite> writes) {
        Map<String, SaveFailure> hindered = new HashMap<>();
        List<Person> plain = writes.stream()
                .filter(PersonWrite::touchesNoUniqueKey)
                .map(PersonWrite::person)
                .toList();
        if (!plain.isEmpty()) {
            people.save(tenant, plain).forEach(id -> hindered.put(id, new SaveFailure.VersionConflict()));
        }
        List<PersonWrite> guarded =
                writes.stream().filter(write -> !write.touchesNoUniqueKey()).toList();
        if (!guarded.isEmpty()) {
            hindered.putAll(people.saveWithUniqueKeys(tenant, guarded));
        }
        return hindered;
    }

    /** What would hinder them, writing nobody: of two people who claim one value, the first gets it. */
    public Map<String, SaveFailure> checkUniqueKeys(Tenant tenant, Collection<PersonWrite> writes) {
        List<UniqueKey> claims =
                writes.stream().flatMap(write -> write.claims().stream()).toList();
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<UniqueKey, String> holders = new HashMap<>(people.holders(tenant, claims));
        Map<String, SaveFailure> hindered = new HashMap<>();
        for (PersonWrite write : writes) {
            String id = write.person().id();
            for (UniqueKey claim : write.claims()) {
                String holder = holders.putIfAbsent(claim, id);
                if (holder != null && !holder.equals(id)) {
                    hindered.put(id, new SaveFailure.UniqueKeyTaken(claim, holder));
                }
            }
        }
        return hindered;
    }
}
