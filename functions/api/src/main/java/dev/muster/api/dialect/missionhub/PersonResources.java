package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Scalars;
import dev.muster.api.dialect.missionhub.Resource.Linkage;
import dev.muster.api.dialect.missionhub.Resource.Ref;
import dev.muster.api.http.Digests;
import dev.muster.api.json.Json;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A person and everything related to it, as resources. */
final class PersonResources {
    /** Every path that can be included. */
    static final Set<String> PATHS = Set.of(
            "email_addresses",
            "phone_numbers",
            "addresses",
            "organizational_permissions",
            "organizational_permissions.organization",
            "organizational_labels",
            "organizational_labels.organization",
            "group_memberships",
            "group_memberships.organization",
            "contact_assignments",
            "contact_assignments.assigned_to",
            "contact_assignments.person",
            "contact_assignments.organization",
            "reverse_contact_assignments",
            "reverse_contact_assignments.assigned_to",
            "reverse_contact_assignments.person",
            "reverse_contact_assignments.organization");

    private static final int DIGEST = 16;

    private final Person person;
    private final Map<String, List<Resource>> related = new LinkedHashMap<>();

    /**
     * Of a person.
     *
     * @param contacts those known to be assigned to the person, by organization
     */
    PersonResources(Person person, Map<String, Set<String>> contacts) {
        this.person = person;
        related.put("email_addresses", emails());
        related.put("phone_numbers", phones());
        related.put("addresses", addresses());
        related.put("organizational_permissions", permissions());
        related.put("organizational_labels", marks("organizational_label", "labels", "label_id"));
        related.put("group_memberships", marks("group_membership", "groups", "group_id"));
        related.put("contact_assignments", contactAssignments(contacts));
        related.put("reverse_contact_assignments", reverseContactAssignments());
    }

    /** The person itself. */
    Resource person() {
        Map<String, Json> attributes = new LinkedHashMap<>();
        PersonRequest.ATTRIBUTES.forEach(name -> attributes.put(name, attribute(name)));
        attributes.put("updated_at", Json.of(person.updated().toString()));
        Map<String, Linkage> relationships = new LinkedHashMap<>();
        related.forEach((name, resources) -> relationships.put(
                name, new Linkage.Many(resources.stream().map(Resource::ref).toList())));
        return new Resource(new Ref(PersonRequest.TYPE, person.id()), attributes, relationships);
    }

    /** The resources a relationship of the person leads to. */
    List<Resource> related(String relationship) {
        return related.get(relationship);
    }

    private Json attribute(String name) {
        Value value = person.value(Path.attribute(name));
        return switch (name) {
            case "gender" ->
                value instanceof Value.Text(String kept)
                        ? Vocabulary.gender(kept).<Json>map(Json::of).orElse(Json.JsonNull.NULL)
                        : Json.JsonNull.NULL;
            case String other -> Scalars.write(value);
        };
    }

    private List<Resource> emails() {
        String primary = text("email").toLowerCase(Locale.ROOT);
        return Marks.of(person, "email_addresses").stream()
                .map(email -> owned("email_address", email, "email", email.equals(primary)))
                .toList();
    }

    private List<Resource> phones() {
        String primary = text("phone_number").strip();
        return Marks.of(person, "phone_numbers").stream()
                .map(number -> owned("phone_number", number, "number", number.equals(primary)))
                .toList();
    }

    private String text(String name) {
        return person.value(Path.attribute(name)) instanceof Value.Text(String text) ? text : "";
    }

    private Resource owned(String type, String value, String name, boolean primary) {
        Map<String, Json> attributes = new LinkedHashMap<>();
        attributes.put(name, Json.of(value));
        attributes.put("primary", Json.of(primary));
        return new Resource(ref(type, value), attributes, Map.of("person", self()));
    }

    private List<Resource> addresses() {
        List<Resource> all = new ArrayList<>();
        for (Address address : Address.of(person)) {
            Map<String, Json> attributes = new LinkedHashMap<>();
            Address.PARTS.forEach(part -> attributes.put(
                    part,
                    address.parts().containsKey(part) ? Json.of(address.parts().get(part)) : Json.JsonNull.NULL));
            all.add(new Resource(ref("address", address.text()), attributes, Map.of("person", self())));
        }
        return all;
    }

    private List<Resource> permissions() {
        return organizations().stream()
                .map(organization -> {
                    Map<String, Json> attributes = new LinkedHashMap<>();
                    attributes.put("organization_id", Json.of(organization));
                    for (String name : List.of("permission_id", "followup_status", "cru_status")) {
                        attributes.put(name, Scalars.write(person.value(Path.inOrganization(organization, name))));
                    }
                    attributes.put(
                            "archived",
                            Json.of(person.value(Path.archived(organization)).isTrue()));
                    return new Resource(ref("organizational_permission", organization), attributes, in(organization));
                })
                .toList();
    }

    private List<Resource> marks(String type, String set, String name) {
        List<Resource> all = new ArrayList<>();
        for (String organization : organizations()) {
            for (String member : Marks.of(person, organization, set)) {
                Map<String, Json> attributes = new LinkedHashMap<>();
                attributes.put(name, Json.of(member));
                attributes.put("organization_id", Json.of(organization));
                all.add(new Resource(ref(type, organization + "/" + member), attributes, in(organization)));
            }
        }
        return all;
    }

    private List<Resource> contactAssignments(Map<String, Set<String>> contacts) {
        List<Resource> all = new ArrayList<>();
        new TreeMap<>(contacts)
                .forEach((organization, ids) ->
                        new TreeSet<>(ids).forEach(contact -> all.add(assignment(organization, person.id(), contact))));
        return all;
    }

    private List<Resource> reverseContactAssignments() {
        List<Resource> all = new ArrayList<>();
        for (String organization : organizations()) {
            Marks.of(person, organization, "assigned")
                    .forEach(leader -> all.add(assignment(organization, leader, person.id())));
        }
        return all;
    }

    private static Resource assignment(String organization, String leader, String contact) {
        Map<String, Json> attributes = new LinkedHashMap<>();
        attributes.put("assigned_to_id", Json.of(leader));
        attributes.put("person_id", Json.of(contact));
        attributes.put("organization_id", Json.of(organization));
        Map<String, Linkage> relationships = new LinkedHashMap<>();
        relationships.put("assigned_to", new Linkage.One(new Ref(PersonRequest.TYPE, leader)));
        relationships.put("person", new Linkage.One(new Ref(PersonRequest.TYPE, contact)));
        relationships.put("organization", new Linkage.One(new Ref("organization", organization)));
        return new Resource(
                new Ref("contact_assignment", digest(organization + "/" + leader + "/" + contact)),
                attributes,
                relationships);
    }

    private List<String> organizations() {
        return person.joined().stream().filter(person::isIn).sorted().toList();
    }

    private Linkage self() {
        return new Linkage.One(new Ref(PersonRequest.TYPE, person.id()));
    }

    private Map<String, Linkage> in(String organization) {
        Map<String, Linkage> relationships = new LinkedHashMap<>();
        relationships.put("person", self());
        relationships.put("organization", new Linkage.One(new Ref("organization", organization)));
        return relationships;
    }

    /** What belongs to a person has no id of its own in the store: it is told by whose and what it is. */
    private Ref ref(String type, String what) {
        return new Ref(type, digest(person.id() + "/" + what));
    }

    private static String digest(String text) {
        return Digests.sha256(text).substring(0, DIGEST);
    }
}
