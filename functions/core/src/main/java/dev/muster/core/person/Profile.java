package dev.muster.core.person;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The data of a person to create, or to merge into the person that holds one of the e-mail addresses.
 *
 * @param attributes non-blank attributes; a merge overwrites these and keeps all others
 * @param emails addresses to add, the primary first
 * @param phones phone numbers to add, the primary first
 * @param further registers to overwrite, such as addresses
 * @param memberships registers of each membership, by their path within the organization
 * @param contacts people to assign to this one, by organization
 * @param personalContacts people to assign to this one outside every organization
 */
public record Profile(
        Map<String, Value> attributes,
        List<String> emails,
        List<String> phones,
        List<Assignment> further,
        Map<String, Map<String, Value>> memberships,
        Map<String, Set<String>> contacts,
        Set<String> personalContacts) {
    private static final Value CONTACT = Value.of("2");

    public Profile {
        attributes = Map.copyOf(attributes);
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        further = List.copyOf(further);
        memberships = Map.copyOf(memberships);
        contacts = Map.copyOf(contacts);
        personalContacts = Set.copyOf(personalContacts);
    }

    /** Creates a profile that assigns nobody outside the organizations. */
    public Profile(
            Map<String, Value> attributes,
            List<String> emails,
            List<String> phones,
            List<Assignment> further,
            Map<String, Map<String, Value>> memberships,
            Map<String, Set<String>> contacts) {
        this(attributes, emails, phones, further, memberships, contacts, Set.of());
    }

    /** Returns the organizations that the profile writes to. */
    public Set<String> organizations() {
        Set<String> all = new LinkedHashSet<>(memberships.keySet());
        all.addAll(contacts.keySet());
        return all;
    }

    /** Returns the assignments that merge this profile into the person; empty when the person holds all of it. */
    public List<Assignment> into(Person person) {
        List<Assignment> writes = new ArrayList<>();
        attributes.forEach((name, value) -> writes.add(SharedAttributes.set(name, value)));
        add(person, ContactSet.EMAIL_ADDRESSES, emails, writes);
        add(person, ContactSet.PHONE_NUMBERS, phones, writes);
        writes.addAll(further);
        memberships.forEach((organization, known) -> join(person, organization, known, writes));
        return SharedAttributes.writes(person, writes);
    }

    /** A merge keeps the primary value of the person; a person without one gets the first given. */
    private static void add(Person person, ContactSet set, List<String> given, List<Assignment> writes) {
        if (!given.isEmpty() && !person.value(set.primary()).isPresent()) {
            writes.add(SharedAttributes.set(set.primary().text(), Value.of(given.getFirst())));
        }
        given.forEach(member -> writes.add(SharedAttributes.add(set, member)));
    }

    /** Who joins again after a removal starts afresh: nothing of the earlier membership comes back. */
    private static void clear(Person person, String organization, List<Assignment> writes) {
        person.registers().keySet().stream()
                .filter(path -> path.organization().filter(organization::equals).isPresent())
                .sorted()
                .forEach(path -> writes.add(new Assignment(path, Value.NOTHING)));
    }

    private static void join(Person person, String organization, Map<String, Value> known, List<Assignment> writes) {
        if (!person.isIn(organization)) {
            clear(person, organization, writes);
        }
        writes.add(new Assignment(Path.member(organization), Value.of(true)));
        writes.add(new Assignment(Path.removed(organization), Value.of(false)));
        if (!person.isIn(organization)
                || !person.value(Path.permission(organization)).isPresent()) {
            writes.add(new Assignment(Path.permission(organization), CONTACT));
        }
        known.forEach((path, value) -> writes.add(new Assignment(Path.inOrganization(organization, path), value)));
    }
}
