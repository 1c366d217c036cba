package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The people of a tenant as they read: their values, the holders of unique keys, and the members of organizations. */
final class PeopleDump {
    /** The slots of all people of a run. */
    private static final int SLOTS = 3;

    private PeopleDump() {}

    /** Returns the text of the dump, the same for people who read the same. */
    static String of(People people, Tenant tenant) {
        StringJoiner dump = new StringJoiner("\n");
        List<String> ids = Stream.concat(SimulatedWorld.PEOPLE.stream(), Cast.IDS.stream())
                .sorted()
                .toList();
        Map<String, Person> found = people.loadLatest(tenant, ids);
        found.values().removeIf(person -> !person.exists());
        ids.stream().filter(found::containsKey).forEach(id -> dump.add(id + " " + values(found.get(id))));
        new TreeMap<>(holders(people, tenant)).forEach((key, holder) -> dump.add(key + " belongs to " + holder));
        Cast.ORGANIZATIONS.forEach(
                organization -> dump.add(organization + " has " + members(people, tenant, organization)));
        return dump.toString();
    }

    private static Map<String, Value> values(Person person) {
        Map<String, Value> values = new TreeMap<>();
        person.registers().forEach((path, register) -> {
            boolean isShown =
                    path.isMark() ? register.value().isTrue() : register.value().isPresent();
            if (isShown) {
                values.put(path.text(), register.value());
            }
        });
        return values;
    }

    private static Map<String, String> holders(People people, Tenant tenant) {
        List<UniqueKey> keys = Stream.concat(
                        SessionRequests.CUSTOM_IDS.stream().map(UniqueKey::customId),
                        Cast.IDS.stream().map(Cast::email).map(UniqueKey::email))
                .toList();
        Map<String, String> holders = new TreeMap<>();
        people.holders(tenant, keys).forEach((key, holder) -> holders.put(key.value(), holder));
        return holders;
    }

    private static List<String> members(People people, Tenant tenant, String organization) {
        List<String> members = new ArrayList<>();
        IntStream.range(0, SLOTS).forEach(slot -> {
            Optional<String> after = Optional.of("");
            while (after.isPresent()) {
                var page = people.readPage(tenant, Optional.of(organization), slot, after.get());
                page.people().stream()
                        .filter(person -> person.exists() && person.isIn(organization))
                        .forEach(person -> members.add(person.id()));
                after = page.next();
            }
        });
        return members;
    }
}
