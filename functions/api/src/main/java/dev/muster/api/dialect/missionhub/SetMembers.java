package dev.muster.api.dialect.missionhub;

import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import java.util.List;

/** The members of a person's sets, in order. */
final class SetMembers {
    private SetMembers() {}

    /** Returns the members of a set of the person itself. */
    static List<String> of(Person person, String set) {
        return ContactSet.of(set)
                .map(contacts -> contacts.members(person))
                .orElseGet(() -> withPrefix(person, Path.attribute(set + "/").text()));
    }

    /** Returns the members of a set in an organization. */
    static List<String> of(Person person, String organization, String set) {
        return withPrefix(person, Path.inOrganization(organization, set + "/").text());
    }

    private static List<String> withPrefix(Person person, String prefix) {
        return person.registers().entrySet().stream()
                .filter(entry -> entry.getKey().text().startsWith(prefix)
                        && entry.getValue().value().isTrue())
                .map(entry -> entry.getKey().text().substring(prefix.length()))
                .sorted()
                .toList();
    }
}
