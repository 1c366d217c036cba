package dev.muster.api.attribute;

import dev.muster.api.dialect.ContactValues;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Value;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of attribute values. In an organization {@code permission_id} accepts four values only. Of the person itself,
 * {@code email} and {@code phone_number} must have their form, and {@code custom_id} is text.
 */
public final class AttributeValue {
    private static final String CUSTOM_ID = "custom_id";
    private static final Set<String> PERMISSIONS = Set.of("1", "2", "3", "4");

    private AttributeValue() {}

    /** Returns the value of an attribute of the person itself. */
    public static Optional<Value> ofPerson(
            String name, JsonValue json, JsonPointer at, Limits limits, ProblemCollector problems) {
        Optional<Value> value = ScalarValues.read(json, at, limits, problems);
        if (name.equals(CUSTOM_ID)) {
            return value.map(read -> read instanceof Value.Numeric ? Value.of(ContactValues.text(read)) : read);
        }
        return ContactSet.ofPrimary(name)
                .map(set -> value.flatMap(read -> ContactValues.primary(set, read, at, problems)))
                .orElse(value);
    }

    /** Returns the value of an attribute of the person in an organization. */
    public static Optional<Value> inOrganization(
            String name, JsonValue json, JsonPointer at, Limits limits, ProblemCollector problems) {
        return name.equals(AttributeName.PERMISSION)
                ? permission(json, at, problems)
                : ScalarValues.read(json, at, limits, problems);
    }

    private static Optional<Value> permission(JsonValue json, JsonPointer at, ProblemCollector problems) {
        Optional<Value> permission =
                IdReader.text(json).filter(PERMISSIONS::contains).map(Value::of);
        if (permission.isEmpty()) {
            problems.invalid(at.text(), "must be one of \"1\" admin, \"2\" contact, \"3\" owner, \"4\" user");
        }
        return permission;
    }
}
