package dev.muster.core.selection;

import dev.muster.core.person.ContactSet;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The person that a filter is evaluated on, and the membership that a {@link Filter.Membership} is evaluated on.
 *
 * @param here the organization of that membership; empty outside {@link Filter.Membership}
 */
public record FilterContext(Person person, Optional<String> here) {

    static FilterContext of(Person person) {
        return new FilterContext(person, Optional.empty());
    }

    /** Returns one context for each organization that the person is in now. */
    Stream<FilterContext> memberships() {
        return person.joined().stream().filter(person::isIn).map(id -> new FilterContext(person, Optional.of(id)));
    }

    /** Returns the value of an attribute of the person, or the members of a set; no value when it is absent. */
    Stream<Value> attribute(String name) {
        return ContactSet.of(name)
                .map(set -> set.members(person).stream().map(Value::of))
                .orElseGet(() -> read(Path.attribute(name)));
    }

    /** Returns the same of a membership; no value when the person is not in the organization. */
    Stream<Value> inOrganization(String organization, String name) {
        return person.isIn(organization) ? read(Path.inOrganization(organization, name)) : Stream.of();
    }

    private Stream<Value> read(Path path) {
        Value scalar = person.value(path);
        if (path.isMark()) {
            // An absent flag and a false one are equal (docs/design.md rule 3).
            return Stream.of(Value.of(scalar.isTrue()));
        }
        if (scalar.isPresent()) {
            return Stream.of(scalar);
        }
        // A slash in the name of a custom attribute is a part of the name.
        return CustomAttribute.at(path).isPresent() ? Stream.of() : members(path.text() + "/");
    }

    private Stream<Value> members(String prefix) {
        return person.registers().entrySet().stream()
                .filter(entry -> entry.getKey().text().startsWith(prefix))
                .filter(FilterContext::isSet)
                .map(entry -> Value.of(entry.getKey().text().substring(prefix.length())));
    }

    private static boolean isSet(Map.Entry<Path, Register> entry) {
        return entry.getValue().value().isTrue();
    }
}
