package dev.muster.core.person;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of somebody who is to be created, or merged into whoever has one of the e-mail addresses already.
 *
 * @param attributes present, non-blank attributes: a merge overwrites with them, and erases nothing
 * @param emails addresses to add, the primary first
 * @param phones phone numbers to add, the primary first
 * @param further registers to set whatever was there, such as addresses
 * @param memberships what is to be set in each organization the person is to be in, the paths within it
 * @param contacts people who are to be assigned to this one, by organization
 */
public record Profile(
        Map<String, Value> attributes,
        List<String> emails,
        List<String> phones,
        List<Assignment> further,
        Map<String, Map<String, Value>> memberships,
        Map<String, Set<String>> contacts) {
    private static final Value CONTACT = Value.of("2");

    public Profile {
        attributes = Map.copyOf(attributes);
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        further = List.copyOf(further);
        memberships = Map.copyOf(memberships);
        contacts = Map.copyOf(contacts);
    }

    /** The organizations it reaches into. */
    public Set<String> organizations() {
        Set<String> all = new LinkedHashSet<>(memberships.keySet());
        all.addAll(contacts.keySet());
        return all;
    }

    /** What has to be written to merge this into the person; empty when all of it is there. */
    public List<Assignment> into(Person person) {
        List<Assignment> writes = new ArrayList<>();
        attributes.forEach((name, value) -> writes.addAll(SharedAttributes.set(name, value)));
        primary(person, "email", emails, writes);
        emails.forEach(address -> writes.add(SharedAttributes.emailAddress(address)));
        primary(person, "phone_number", phones, writes);
        phones.forEach(number -> writes.add(SharedAttributes.phoneNumber(number)));
        writes.addAll(further);
        memberships.forEach((organization, known) -> join(person, organization, known, writes));
        return new Change.Assignments(writes)
                .assignments().stream()
                        .filter(write -> !person.holds(write.path(), write.to()))
                        .toList();
    }

    /** A merge adds to what somebody has; whoever has no primary one yet gets the first. */
    private static void primary(Person person, String name, List<String> given, List<Assignment> writes) {
        if (!given.isEmpty() && !person.value(Path.attribute(name)).isPresent()) {
            writes.addAll(SharedAttributes.set(name, Value.of(given.getFirst())));
        }
    }

    private static void join(Person person, String organization, Map<String, Value> known, List<Assignment> writes) {
        writes.add(new Assignment(Path.member(organization), Value.of(true)));
        writes.add(new Assignment(Path.removed(organization), Value.of(false)));
        if (!person.isIn(organization)
                || !person.value(Path.permission(organization)).isPresent()) {
            writes.add(new Assignment(Path.permission(organization), CONTACT));
        }
        known.forEach((path, value) -> writes.add(new Assignment(Path.inOrganization(organization, path), value)));
    }
}
