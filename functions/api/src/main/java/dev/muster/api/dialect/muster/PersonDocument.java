package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Scalars;
import dev.muster.api.json.Json;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A person as this API shows it: what is there now, and the organizations the person is in now. */
final class PersonDocument {
    /** Shown of every organization, whether there is a value or not. */
    private static final Set<String> ALWAYS = Set.of("permission_id", "followup_status");

    private static final Set<String> HIDDEN = Set.of("member", "removed", "archived");

    private PersonDocument() {}

    static Json.JsonObject of(Person person) {
        return Json.object(
                Json.member("id", person.id()),
                Json.member("attributes", attributes(person)),
                Json.member("organizations", organizations(person)),
                Json.member("version", Json.of(person.version())));
    }

    /** The same with every register, those of organizations left included: its value, its writer, its value before. */
    static Json withHistory(Person person) {
        Map<String, Json> document = new LinkedHashMap<>(of(person).members());
        document.put("history", history(person));
        return new Json.JsonObject(document);
    }

    private static Json history(Person person) {
        Map<String, Json> history = new TreeMap<>();
        person.registers()
                .forEach((path, register) -> history.put(
                        path.text(),
                        Json.object(
                                Json.member("value", Scalars.write(register.value())),
                                Json.member("by", Json.of(register.by())),
                                Json.member("before", Scalars.write(register.before())))));
        return new Json.JsonObject(history);
    }

    private static Json attributes(Person person) {
        Holdings held = new Holdings();
        person.registers().forEach((path, register) -> {
            if (path.organization().isEmpty()) {
                held.add(path, register);
            }
        });
        Map<String, Json> attributes = new TreeMap<>(held.scalars);
        held.sets.forEach((name, members) -> attributes.put(name, strings(members)));
        return new Json.JsonObject(attributes);
    }

    private static Json organizations(Person person) {
        Map<String, Json> organizations = new TreeMap<>();
        for (String organization : person.joined()) {
            if (person.isIn(organization)) {
                organizations.put(organization, organization(person, organization));
            }
        }
        return new Json.JsonObject(organizations);
    }

    private static Json organization(Person person, String organization) {
        Holdings held = new Holdings();
        person.registers().forEach((path, register) -> {
            if (path.organization().filter(organization::equals).isPresent()) {
                held.add(path, register);
            }
        });
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("permission_id", held.scalars.getOrDefault("permission_id", Json.JsonNull.NULL));
        document.put("followup_status", held.scalars.getOrDefault("followup_status", Json.JsonNull.NULL));
        document.put(
                "archived", Json.of(person.value(Path.archived(organization)).isTrue()));
        AttributeName.SETS.forEach(set -> document.put(set, strings(held.sets.getOrDefault(set, new TreeSet<>()))));
        held.scalars.forEach((name, value) -> {
            if (!ALWAYS.contains(name) && !HIDDEN.contains(name)) {
                document.put(name, value);
            }
        });
        return new Json.JsonObject(document);
    }

    private static Json strings(Set<String> members) {
        return Json.array(members.stream().map(Json::of).toList());
    }

    /** The present values below one place, scalars apart from the members of sets, each in order. */
    private static final class Holdings {
        private final Map<String, Json> scalars = new TreeMap<>();
        private final Map<String, TreeSet<String>> sets = new TreeMap<>();

        void add(Path path, Register register) {
            String[] parts = path.local().split("/", 2);
            Value value = register.value();
            if (parts.length == 1 && value.isPresent()) {
                scalars.put(parts[0], Scalars.write(value));
            } else if (parts.length == 2 && value.isTrue()) {
                sets.computeIfAbsent(parts[0], none -> new TreeSet<>()).add(parts[1]);
            }
        }
    }
}
