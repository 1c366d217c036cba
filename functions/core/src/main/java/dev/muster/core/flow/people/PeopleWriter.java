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

/** Writes people: in a plain write when no unique key changes, else in a transaction with their unique keys. */
public final class PeopleWriter {
    private final People people;
    private final UniqueKeyHolders uniqueKeyHolders;

    public PeopleWriter(People people) {
        this.people = people;
        this.uniqueKeyHolders = new UniqueKeyHolders(people);
    }

    /**
     * Writes the people. Of two people that claim one unique key the first gets it, and a key that one of them gives up is
     * not free for another. Returns the failures by id.
     */
    public Map<String, SaveFailure> save(Tenant tenant, Collection<PersonWrite> writes) {
        Map<String, SaveFailure> failures = new HashMap<>(uniqueKeyHolders.formerKeysTaken(tenant, writes));
        List<Person> plain = writes.stream()
                .filter(PersonWrite::touchesNoUniqueKey)
                .map(PersonWrite::person)
                .toList();
        if (!plain.isEmpty()) {
            people.save(tenant, plain).forEach(id -> failures.put(id, new SaveFailure.VersionConflict()));
        }
        List<PersonWrite> withUniqueKeys = writes.stream()
                .filter(write -> !write.touchesNoUniqueKey()
                        && !failures.containsKey(write.person().id()))
                .toList();
        ClaimOrder order = new ClaimOrder(withUniqueKeys);
        while (order.hasNext()) {
            List<PersonWrite> next = order.next();
            order.settle(next, next.isEmpty() ? Map.of() : people.saveWithUniqueKeys(tenant, next));
        }
        failures.putAll(order.failures());
        return failures;
    }

    /**
     * Checks the unique keys without a write, for a dry run. Of two people that claim one key the first gets it.
     * Returns the failures by id.
     */
    public Map<String, SaveFailure> checkUniqueKeys(Tenant tenant, Collection<PersonWrite> writes) {
        List<UniqueKey> claims =
                writes.stream().flatMap(write -> write.claims().stream()).toList();
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<UniqueKey, String> holders = new HashMap<>(people.holders(tenant, claims));
        Map<String, SaveFailure> failures = new HashMap<>(uniqueKeyHolders.formerKeysTaken(tenant, writes));
        for (PersonWrite write : writes) {
            String id = write.person().id();
            for (UniqueKey claim : write.claims()) {
                String holder = holders.putIfAbsent(claim, id);
                if (holder != null && !holder.equals(id)) {
                    failures.put(id, new SaveFailure.UniqueKeyTaken(claim, holder));
                }
            }
        }
        return failures;
    }
}
