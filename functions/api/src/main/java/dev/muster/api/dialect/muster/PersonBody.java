package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.job.Limits;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a person is to have, of itself and in its organizations; null is the same as leaving it out. */
final class PersonBody {
    private final Limits limits;
    private final ProblemCollector problems;

    PersonBody(Limits limits, ProblemCollector problems) {
        this.limits = limits;
        this.problems = problems;
    }

    Map<String, Value> attributes(JsonObjectReader members) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (String name : members.names()) {
            JsonPointer at = members.at(name);
            if (isTaken(AttributeName.refusedOfPerson(name), at)) {
                members.any(name)
                        .flatMap(json -> ScalarValues.read(json, at, limits, problems))
                        .ifPresent(value -> attributes.put(name, value));
            }
        }
        return attributes;
    }

    Map<String, Map<String, Value>> organizations(JsonObjectReader members) {
        Map<String, Map<String, Value>> organizations = new LinkedHashMap<>();
        for (String organization : members.names()) {
            if (IdFormat.isValid(organization)) {
                members.object(organization).ifPresent(held -> organizations.put(organization, membership(held)));
            } else {
                problems.invalid(members.at(organization).text(), "must be an id: " + IdFormat.FORM);
            }
        }
        return organizations;
    }

    private Map<String, Value> membership(JsonObjectReader members) {
        Map<String, Value> held = new LinkedHashMap<>();
        for (String name : members.names()) {
            if (AttributeName.SETS.contains(name)) {
                set(name, members, held);
            } else if (name.equals(AttributeName.ARCHIVED)) {
                members.bool(name).ifPresent(on -> held.put(name, Value.of(on)));
            } else {
                scalar(name, members, held);
            }
        }
        return held;
    }

    private void set(String name, JsonObjectReader members, Map<String, Value> held) {
        members.array(name)
                .ifPresent(elements -> IdReader.readAll(elements, members.at(name), problems)
                        .forEach(member -> held.put(name + "/" + member, Value.of(true))));
    }

    private void scalar(String name, JsonObjectReader members, Map<String, Value> held) {
        JsonValue json = members.any(name).orElse(JsonValue.JsonNull.NULL);
        if (isTaken(AttributeName.refusedInOrganization(name), members.at(name))
                && !json.equals(JsonValue.JsonNull.NULL)) {
            AttributeValue.inOrganization(name, json, members.at(name), limits, problems)
                    .ifPresent(value -> held.put(name, value));
        }
    }

    private boolean isTaken(Optional<String> refusal, JsonPointer at) {
        refusal.ifPresent(why -> problems.invalid(at.text(), why));
        return refusal.isEmpty();
    }
}
