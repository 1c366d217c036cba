package dev.muster.api.dialect.muster;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON document of a person: the present values, and the organizations of which the person is a member. */
final class PersonDocument {
    /** Attributes that every organization has in the document, with null when there is no value. */
    private static final Set<String> ALWAYS = Set.of("permission_id", "followup_status");

    private static final Set<String> HIDDEN = Set.of("member", "removed", "archived");

    private PersonDocument() {}

    static JsonValue.JsonObject of(Person person) {
        return JsonValue.object(
                JsonValue.member("id", person.id()),
                JsonValue.member("attributes", attributes(person)),
                JsonValue.member(AttributeName.CUSTOM, custom(person)),
                JsonValue.member("organizations", organizations(person)),
                JsonValue.member("version", JsonValue.of(person.version())));
    }

    /**
     * Returns the document with every register, also of organizations that the person has left: its value, its writers,
     * its earlier values and its undone values.
     */
    static JsonValue withHistory(Person person) {
        Map<String, JsonValue> document = new LinkedHashMap<>(of(person).members());
        document.put("history", history(person));
        return new JsonValue.JsonObject(document);
    }

    private static JsonValue history(Person person) {
        Map<String, JsonValue> history = new TreeMap<>();
        person.registers().forEach((path, register) -> history.put(path.text(), history(register)));
        return new JsonValue.JsonObject(history);
    }

    private static JsonValue history(Register register) {
        return JsonValue.object(
                JsonValue.member("value", ScalarValues.write(register.value())),
                JsonValue.member("of", writer(register.of())),
                JsonValue.member("by", writer(register.by())),
                JsonValue.member(
                        "earlier",
                        JsonValue.array(register.earlier().stream()
                                .map(PersonDocument::earlier)
                                .toList())),
                JsonValue.member(
                        "undone",
                        JsonValue.array(register.undone().stream()
                                .map(PersonDocument::undone)
                                .toList())));
    }

    private static JsonValue earlier(Register.Earlier kept) {
        return JsonValue.object(
                JsonValue.member("value", ScalarValues.write(kept.value())), JsonValue.member("of", writer(kept.of())));
    }

    private static JsonValue undone(Register.Undone kept) {
        return JsonValue.object(
                JsonValue.member("value", ScalarValues.write(kept.value())),
                JsonValue.member("of", writer(kept.of())),
                JsonValue.member("undone_by", writer(kept.undo())));
    }

    /** Returns the sequence of a job; null if the register was stored before it recorded the writer. */
    private static JsonValue writer(long sequence) {
        return sequence == Register.UNKNOWN ? JsonValue.JsonNull.NULL : JsonValue.of(sequence);
    }

    private static JsonValue attributes(Person person) {
        PresentValues values = new PresentValues();
        person.registers().forEach((path, register) -> {
            if (path.organization().isEmpty() && CustomAttribute.at(path).isEmpty() && !path.equals(Path.EXISTS)) {
                values.add(path, register);
            }
        });
        Map<String, JsonValue> attributes = new TreeMap<>(values.scalars);
        values.sets.forEach((name, members) -> attributes.put(name, strings(members)));
        for (ContactSet set : ContactSet.values()) {
            List<String> members = set.members(person);
            if (!members.isEmpty()) {
                attributes.put(set.code(), strings(members));
            }
        }
        return new JsonValue.JsonObject(attributes);
    }

    private static JsonValue custom(Person person) {
        Map<String, JsonValue> custom = new TreeMap<>();
        person.registers()
                .forEach((path, register) -> CustomAttribute.at(path)
                        .filter(_ -> register.value().isPresent())
                        .ifPresent(attribute -> custom.put(attribute.name(), ScalarValues.write(register.value()))));
        return new JsonValue.JsonObject(custom);
    }

    private static JsonValue organizations(Person person) {
        Map<String, JsonValue> organizations = new TreeMap<>();
        for (String organization : person.joined()) {
            if (person.isIn(organization)) {
                organizations.put(organization, organization(person, organization));
            }
        }
        return new JsonValue.JsonObject(organizations);
    }

    private static JsonValue organization(Person person, String organization) {
        PresentValues values = new PresentValues();
        person.registers().forEach((path, register) -> {
            if (path.organization().filter(organization::equals).isPresent()) {
                values.add(path, register);
            }
        });
        Map<String, JsonValue> document = new LinkedHashMap<>();
        document.put("permission_id", values.scalars.getOrDefault("permission_id", JsonValue.JsonNull.NULL));
        document.put("followup_status", values.scalars.getOrDefault("followup_status", JsonValue.JsonNull.NULL));
        document.put(
                "archived",
                JsonValue.of(person.value(Path.archived(organization)).isTrue()));
        AttributeName.SETS.forEach(set -> document.put(set, strings(values.sets.getOrDefault(set, new TreeSet<>()))));
        values.scalars.forEach((name, value) -> {
            if (!ALWAYS.contains(name) && !HIDDEN.contains(name)) {
                document.put(name, value);
            }
        });
        return new JsonValue.JsonObject(document);
    }

    private static JsonValue strings(Collection<String> members) {
        return JsonValue.array(members.stream().map(JsonValue::of).toList());
    }

    /** The present values of the person or of one organization: scalars, and the members of sets, in order. */
    private static final class PresentValues {
        private final Map<String, JsonValue> scalars = new TreeMap<>();
        private final Map<String, TreeSet<String>> sets = new TreeMap<>();

        void add(Path path, Register register) {
            String[] parts = path.local().split("/", 2);
            Value value = register.value();
            if (parts.length == 1 && value.isPresent()) {
                scalars.put(parts[0], ScalarValues.write(value));
            } else if (parts.length == 2 && value.isTrue()) {
                sets.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
            }
        }
    }
}
