package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The people of a tenant as they read: their values, the holders of unique keys, and the members of organizations. */
final class PeopleDump {
    private PeopleDump() {}

    /**
     * Returns the text of the dump, the same for people who read the same.
     *
     * @param all the ids of all people who have ever been there
     */
    static String of(People people, Tenant tenant, Set<String> all) {
        StringJoiner dump = new StringJoiner("\n");
        List<String> ids = all.stream().sorted().toList();
        Map<String, Person> found = people.loadLatest(tenant, ids);
        found.values().removeIf(person -> !person.exists());
        ids.stream().filter(found::containsKey).forEach(id -> dump.add(id + " " + values(found.get(id))));
        new TreeMap<>(holders(people, tenant)).forEach((key, holder) -> dump.add(key + " belongs to " + holder));
        Cast.ORGANIZATIONS.forEach(
                organization -> dump.add(organization + " has " + members(people, tenant, organization, ids)));
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
        List<UniqueKey> keys = Stream.of(
                        RandomFiles.CUSTOM_IDS.stream().map(UniqueKey::customId),
                        RandomFiles.EMAILS.stream().map(UniqueKey::email),
                        Cast.IDS.stream().map(Cast::email).map(UniqueKey::email))
                .flatMap(some -> some)
                .toList();
        Map<String, String> holders = new TreeMap<>();
        people.holders(tenant, keys).forEach((key, holder) -> holders.put(key.value(), holder));
        return holders;
    }

    private static List<String> members(People people, Tenant tenant, String organization, List<String> ids) {
        List<String> members = new ArrayList<>();
        ids.stream().map(Slot::of).distinct().sorted().forEach(slot -> {
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
