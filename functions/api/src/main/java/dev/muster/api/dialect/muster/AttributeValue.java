package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.dialect.Scalars;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.util.Optional;
import java.util.Set;

/** Reads the value of an attribute in an organization, where {@code permission_id} takes four values only. */
final class AttributeValue {
    private static final Set<String> PERMISSIONS = Set.of("1", "2", "3", "4");

    private AttributeValue() {}

    static Optional<Value> inOrganization(String name, Json json, JsonPointer at, Limits limits, Findings findings) {
        return name.equals(AttributeName.PERMISSION)
                ? permission(json, at, findings)
                : Scalars.read(json, at, limits, findings);
    }

    private static Optional<Value> permission(Json json, JsonPointer at, Findings findings) {
        Optional<Value> permission =
                Identifiers.text(json).filter(PERMISSIONS::contains).map(Value::of);
        if (permission.isEmpty()) {
            findings.invalid(at.text(), "must be one of \"1\" admin, \"2\" contact, \"3\" owner, \"4\" user");
        }
        return permission;
    }
}
