package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.dialect.Scalars;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a person is to have, of itself and in its organizations; null is the same as leaving it out. */
final class Holdings {
    private final Limits limits;
    private final Findings findings;

    Holdings(Limits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    Map<String, Value> attributes(Members members) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (String name : members.names()) {
            JsonPointer at = members.at(name);
            if (isTaken(AttributeName.refusedOfPerson(name), at)) {
                members.any(name)
                        .flatMap(json -> Scalars.read(json, at, limits, findings))
                        .ifPresent(value -> attributes.put(name, value));
            }
        }
        return attributes;
    }

    Map<String, Map<String, Value>> organizations(Members members) {
        Map<String, Map<String, Value>> organizations = new LinkedHashMap<>();
        for (String organization : members.names()) {
            if (Identifier.isOne(organization)) {
                members.object(organization).ifPresent(held -> organizations.put(organization, membership(held)));
            } else {
                findings.invalid(members.at(organization).text(), "must be an id: " + Identifier.FORM);
            }
        }
        return organizations;
    }

    private Map<String, Value> membership(Members members) {
        Map<String, Value> held = new LinkedHashMap<>();
        for (String name : members.names()) {
            if (AttributeName.SETS.contains(name)) {
                set(name, members, held);
            } else if (name.equals(AttributeName.ARCHIVED)) {
                members.flag(name).ifPresent(on -> held.put(name, Value.of(on)));
            } else {
                scalar(name, members, held);
            }
        }
        return held;
    }

    private void set(String name, Members members, Map<String, Value> held) {
        members.array(name)
                .ifPresent(elements -> Identifiers.readAll(elements, members.at(name), findings)
                        .forEach(member -> held.put(name + "/" + member, Value.of(true))));
    }

    private void scalar(String name, Members members, Map<String, Value> held) {
        Json json = members.any(name).orElse(Json.JsonNull.NULL);
        if (isTaken(AttributeName.refusedInOrganization(name), members.at(name)) && !json.equals(Json.JsonNull.NULL)) {
            AttributeValue.inOrganization(name, json, members.at(name), limits, findings)
                    .ifPresent(value -> held.put(name, value));
        }
    }

    private boolean isTaken(Optional<String> refusal, JsonPointer at) {
        refusal.ifPresent(why -> findings.invalid(at.text(), why));
        return refusal.isEmpty();
    }
}
