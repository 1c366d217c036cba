package dev.muster.core.flow.people;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.UniqueValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the holders of unique values, whether the store keeps a value under its key or under its former key. */
final class UniqueKeyHolders {
    private final People people;

    UniqueKeyHolders(People people) {
        this.people = people;
    }

    /** Returns the person that holds each value, with strong consistency. Values without a holder are left out. */
    Map<UniqueValue, String> find(Tenant tenant, Collection<UniqueValue> values) {
        return find(values, keys -> people.holders(tenant, keys));
    }

    /**
     * As {@link #find}, but a value that has just moved may name its former holder. A value is left out only if nobody
     * holds it.
     */
    Map<UniqueValue, String> findRecent(Tenant tenant, Collection<UniqueValue> values) {
        Map<UniqueValue, String> found = new HashMap<>(find(values, keys -> people.findHolders(tenant, keys)));
        List<UniqueValue> missing =
                values.stream().filter(value -> !found.containsKey(value)).toList();
        found.putAll(find(tenant, missing));
        return found;
    }

    private static Map<UniqueValue, String> find(
            Collection<UniqueValue> values, Function<Set<UniqueKey>, Map<UniqueKey, String>> read) {
        Set<UniqueKey> keys = values.stream().flatMap(UniqueValue::keys).collect(Collectors.toSet());
        Map<UniqueKey, String> holders = keys.isEmpty() ? Map.of() : read.apply(keys);
        Map<UniqueValue, String> found = new HashMap<>();
        for (UniqueValue value : values) {
            value.holder(holders).ifPresent(holder -> found.put(value, holder));
        }
        return found;
    }

    /**
     * Returns the writes that claim a value which another person holds under its former key, by the id of the person.
     * The check may stand outside the transaction of a write, because no write makes former keys.
     */
    Map<String, SaveFailure> formerKeysTaken(Tenant tenant, Collection<PersonWrite> writes) {
        Map<String, Set<UniqueKey>> former = new HashMap<>();
        writes.stream()
                .filter(write -> !write.claims().isEmpty())
                .forEach(write -> former.put(write.person().id(), formerKeys(write)));
        Set<UniqueKey> keys = former.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<UniqueKey, String> holders = keys.isEmpty() ? Map.of() : people.holders(tenant, keys);
        Map<String, SaveFailure> failures = new HashMap<>();
        former.forEach((id, claimed) -> claimed.stream()
                .filter(key -> !holders.getOrDefault(key, id).equals(id))
                .findFirst()
                .ifPresent(
                        key -> failures.put(id, new SaveFailure.UniqueKeyTaken(key, holders.getOrDefault(key, id)))));
        return failures;
    }

    private static Set<UniqueKey> formerKeys(PersonWrite write) {
        return UniqueValue.of(write.person()).stream()
                .filter(value -> write.claims().contains(value.key()))
                .flatMap(value -> value.formerKey().stream())
                .collect(Collectors.toSet());
    }
}
