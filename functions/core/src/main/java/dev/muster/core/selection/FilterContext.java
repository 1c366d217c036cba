package dev.muster.core.selection;

import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a filter looks at: a person, and the membership it has come to on its way through the person's organizations.
 *
 * @param here the organization of that membership; empty outside of all
 */
public record FilterContext(Person person, Optional<String> here) {

    static FilterContext of(Person person) {
        return new FilterContext(person, Optional.empty());
    }

    /** The person seen in each organization it is in now. */
    Stream<FilterContext> memberships() {
        return person.joined().stream().filter(person::isIn).map(id -> new FilterContext(person, Optional.of(id)));
    }

    /** The values of an attribute of the person, or the members of a set, those that are absent left out. */
    Stream<Value> attribute(String name) {
        return read(Path.attribute(name));
    }

    /** The same in an organization; nothing of who is not in it. */
    Stream<Value> inOrganization(String organization, String name) {
        return person.isIn(organization) ? read(Path.inOrganization(organization, name)) : Stream.of();
    }

    private Stream<Value> read(Path path) {
        Value scalar = person.value(path);
        if (path.isMark()) {
            // Marks that are absent and marks that are false are one and the same.
            return Stream.of(Value.of(scalar.isTrue()));
        }
        return scalar.isPresent() ? Stream.of(scalar) : members(path.text() + "/");
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
