package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.ContactValues;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of a change that adds a member to a set or removes one: {@code {"add_to": "email_addresses", "value": …}}. An
 * address or number to remove may have any form, because stored ones may.
 *
 * @param verb the member that names the set, {@code add_to} or {@code remove_from}
 * @param adds whether the member is added
 */
record SetMemberRequest(String verb, boolean adds, JsonObjectReader members, Limits limits, ProblemCollector problems) {
    private static final String VALUE = "value";
    private static final Set<String> ORGANIZATION_SETS = Set.of("labels", "groups");

    /** Reads the change of a set of the person itself; reports an invalid one and returns empty. */
    Optional<Assignment> ofPerson() {
        Optional<String> name = members.string(verb);
        Optional<ContactSet> set = name.flatMap(ContactSet::of);
        Optional<Value> value = value().flatMap(json -> ScalarValues.read(json, members.at(VALUE), limits, problems));
        if (name.isPresent() && set.isEmpty()) {
            problems.invalid(
                    members.at(verb).text(),
                    "must be email_addresses or phone_numbers; or labels or groups, with an organization");
        }
        return set.flatMap(known -> value.flatMap(read -> assignment(known, read)));
    }

    private Optional<Assignment> assignment(ContactSet set, Value value) {
        if (adds) {
            return ContactValues.member(set, value, members.at(VALUE), problems)
                    .map(member -> SharedAttributes.add(set, member));
        }
        String member = ContactValues.text(value).strip();
        if (member.isEmpty()) {
            problems.invalid(members.at(VALUE).text(), "is blank; it must name a member of " + set.code());
            return Optional.empty();
        }
        return Optional.of(SharedAttributes.remove(set, member));
    }

    /** Reads the change of a set in an organization; reports an invalid one and returns empty. */
    Optional<Assignment> inOrganization(Optional<String> organization) {
        Optional<String> name = members.string(verb);
        Optional<String> member = value().flatMap(json -> IdReader.read(json, members.at(VALUE), problems));
        if (name.isPresent() && !ORGANIZATION_SETS.contains(name.get())) {
            problems.invalid(
                    members.at(verb).text(),
                    "must be labels or groups in an organization; assign and unassign change the assigned people");
            return Optional.empty();
        }
        return organization.flatMap(id -> name.flatMap(
                set -> member.map(text -> new Assignment(Path.inOrganization(id, set, text), Value.of(adds)))));
    }

    private Optional<JsonValue> value() {
        Optional<JsonValue> value = members.any(VALUE);
        if (value.isEmpty()) {
            problems.invalid(members.at(VALUE).text(), "is missing");
        }
        return value;
    }
}
