package dev.muster.api.dialect.muster;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.attribute.AttributeValue;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A reader of a person's attributes and memberships; null counts as absent. */
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
            if (isAllowed(AttributeName.personAttributeError(name), at)) {
                members.any(name)
                        .flatMap(json -> AttributeValue.ofPerson(name, json, at, limits, problems))
                        .ifPresent(value -> attributes.put(name, value));
            }
        }
        return attributes;
    }

    Map<CustomAttribute, Value> custom(JsonObjectReader members) {
        Map<CustomAttribute, Value> custom = new LinkedHashMap<>();
        for (String name : members.names()) {
            JsonPointer at = members.at(name);
            if (isAllowed(AttributeName.customError(name), at)) {
                members.any(name)
                        .flatMap(json -> ScalarValues.read(json, at, limits, problems))
                        .ifPresent(value -> custom.put(new CustomAttribute(name), value));
            }
        }
        return custom;
    }

    Map<String, Map<String, Value>> organizations(JsonObjectReader members) {
        Map<String, Map<String, Value>> organizations = new LinkedHashMap<>();
        for (String organization : members.names()) {
            if (IdFormat.isValid(organization)) {
                members.object(organization).ifPresent(values -> organizations.put(organization, membership(values)));
            } else {
                problems.invalid(members.at(organization).text(), IdReader.formError(organization));
            }
        }
        return organizations;
    }

    private Map<String, Value> membership(JsonObjectReader members) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name : members.names()) {
            if (AttributeName.SETS.contains(name)) {
                set(name, members, values);
            } else if (name.equals(AttributeName.ARCHIVED)) {
                members.bool(name).ifPresent(on -> values.put(name, Value.of(on)));
            } else {
                scalar(name, members, values);
            }
        }
        return values;
    }

    private void set(String name, JsonObjectReader members, Map<String, Value> values) {
        members.array(name)
                .ifPresent(elements -> IdReader.readAll(elements, members.at(name), problems)
                        .forEach(member -> values.put(name + "/" + member, Value.of(true))));
    }

    private void scalar(String name, JsonObjectReader members, Map<String, Value> values) {
        JsonValue json = members.any(name).orElse(JsonValue.JsonNull.NULL);
        if (isAllowed(AttributeName.organizationAttributeError(name), members.at(name))
                && !json.equals(JsonValue.JsonNull.NULL)) {
            AttributeValue.inOrganization(name, json, members.at(name), limits, problems)
                    .ifPresent(value -> values.put(name, value));
        }
    }

    private boolean isAllowed(Optional<String> error, JsonPointer at) {
        error.ifPresent(detail -> problems.invalid(at.text(), detail));
        return error.isEmpty();
    }
}
