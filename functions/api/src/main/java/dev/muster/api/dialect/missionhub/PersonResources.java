package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.dialect.missionhub.ResourceObject.Linkage;
import dev.muster.api.dialect.missionhub.ResourceObject.Ref;
import dev.muster.api.http.ContentDigest;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.TextFolding;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A person and all related resources. */
final class PersonResources {
    /** Every relationship path that a request can include. */
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

    private static final int ID_LENGTH = 16;

    /** The key of the assignments outside every organization. */
    private static final String PERSONAL = "";

    private final Person person;
    private final Map<String, List<ResourceObject>> related = new LinkedHashMap<>();

    /** Returns the resources of a person, with the people that a request has assigned to it. */
    static PersonResources of(Person person, IncludedModels models) {
        Map<String, Set<String>> contacts = new TreeMap<>(models.contacts());
        contacts.put(PERSONAL, models.personal().contacts());
        return new PersonResources(person, contacts);
    }

    /** Returns the resources of a person of whose contacts nothing is known. */
    static PersonResources of(Person person) {
        return new PersonResources(person, Map.of());
    }

    private PersonResources(Person person, Map<String, Set<String>> contacts) {
        this.person = person;
        related.put("email_addresses", emails());
        related.put("phone_numbers", phones());
        related.put("addresses", addresses());
        related.put("organizational_permissions", permissions());
        related.put("organizational_labels", setResources("organizational_label", "labels", "label_id"));
        related.put("group_memberships", groupMemberships());
        related.put("contact_assignments", contactAssignments(contacts));
        related.put("reverse_contact_assignments", reverseContactAssignments());
    }

    /** Returns the person itself. */
    ResourceObject person() {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        PersonRequest.ATTRIBUTES.forEach(name -> attributes.put(name, attribute(name)));
        attributes.put("updated_at", JsonValue.of(person.updated().toString()));
        Map<String, Linkage> relationships = new LinkedHashMap<>();
        related.forEach((name, resources) -> relationships.put(
                name,
                new Linkage.Many(resources.stream().map(ResourceObject::ref).toList())));
        return new ResourceObject(new Ref(PersonRequest.TYPE, person.id()), attributes, relationships);
    }

    /** Returns the resources of a relationship of the person. */
    List<ResourceObject> related(String relationship) {
        return Objects.requireNonNull(related.get(relationship), relationship);
    }

    private JsonValue attribute(String name) {
        Value value = person.value(Path.attribute(name));
        return switch (name) {
            case "gender" ->
                value instanceof Value.Text(String stored)
                        ? ValueVocabulary.gender(stored)
                                .<JsonValue>map(JsonValue::of)
                                .orElse(JsonValue.JsonNull.NULL)
                        : JsonValue.JsonNull.NULL;
            case String _ -> ScalarValues.write(value);
        };
    }

    private List<ResourceObject> emails() {
        String primary = text("email").strip();
        return SetMembers.of(person, "email_addresses").stream()
                .map(email -> owned("email_address", email, "email", TextFolding.isEqual(email, primary)))
                .toList();
    }

    private List<ResourceObject> phones() {
        String primary = text("phone_number").strip();
        return SetMembers.of(person, "phone_numbers").stream()
                .map(number -> owned("phone_number", number, "number", number.equals(primary))
                        .with("location", ScalarValues.write(person.value(Path.phoneLocation(number)))))
                .toList();
    }

    private String text(String name) {
        return person.value(Path.attribute(name)) instanceof Value.Text(String text) ? text : "";
    }

    private ResourceObject owned(String type, String value, String name, boolean primary) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        attributes.put(name, JsonValue.of(value));
        attributes.put("primary", JsonValue.of(primary));
        return new ResourceObject(ref(type, value), attributes, Map.of("person", self()));
    }

    private List<ResourceObject> addresses() {
        List<ResourceObject> all = new ArrayList<>();
        for (PostalAddress address : PostalAddress.of(person)) {
            Map<String, JsonValue> attributes = new LinkedHashMap<>();
            Stream.concat(PostalAddress.PARTS.stream(), Stream.of(PostalAddress.TYPE))
                    .forEach(part -> attributes.put(
                            part,
                            address.parts().containsKey(part)
                                    ? JsonValue.of(address.parts().get(part))
                                    : JsonValue.JsonNull.NULL));
            all.add(new ResourceObject(ref("address", address.text()), attributes, Map.of("person", self())));
        }
        return all;
    }

    private List<ResourceObject> permissions() {
        return organizations().stream()
                .map(organization -> {
                    Map<String, JsonValue> attributes = new LinkedHashMap<>();
                    attributes.put("organization_id", JsonValue.of(organization));
                    for (String name : List.of("permission_id", "followup_status", "cru_status")) {
                        attributes.put(name, ScalarValues.write(person.value(Path.inOrganization(organization, name))));
                    }
                    attributes.put(
                            "archived",
                            JsonValue.of(
                                    person.value(Path.archived(organization)).isTrue()));
                    return new ResourceObject(
                            ref("organizational_permission", organization), attributes, in(organization));
                })
                .toList();
    }

    private List<ResourceObject> groupMemberships() {
        List<ResourceObject> all = new ArrayList<>();
        for (String organization : organizations()) {
            for (String group : SetMembers.of(person, organization, "groups")) {
                Value role = person.value(Path.groupRole(organization, group));
                all.add(setResource("group_membership", organization, "group_id", group)
                        .with("role", ScalarValues.write(role)));
            }
        }
        return all;
    }

    private List<ResourceObject> setResources(String type, String set, String name) {
        List<ResourceObject> all = new ArrayList<>();
        for (String organization : organizations()) {
            for (String member : SetMembers.of(person, organization, set)) {
                all.add(setResource(type, organization, name, member));
            }
        }
        return all;
    }

    private ResourceObject setResource(String type, String organization, String name, String member) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        attributes.put(name, JsonValue.of(member));
        attributes.put("organization_id", JsonValue.of(organization));
        return new ResourceObject(ref(type, organization + "/" + member), attributes, in(organization));
    }

    private List<ResourceObject> contactAssignments(Map<String, Set<String>> contacts) {
        List<ResourceObject> all = new ArrayList<>();
        new TreeMap<>(contacts)
                .forEach((organization, ids) ->
                        new TreeSet<>(ids).forEach(contact -> all.add(assignment(organization, person.id(), contact))));
        return all;
    }

    private List<ResourceObject> reverseContactAssignments() {
        List<ResourceObject> all = new ArrayList<>();
        SetMembers.of(person, "assigned").forEach(leader -> all.add(assignment(PERSONAL, leader, person.id())));
        for (String organization : organizations()) {
            SetMembers.of(person, organization, "assigned")
                    .forEach(leader -> all.add(assignment(organization, leader, person.id())));
        }
        return all;
    }

    private static ResourceObject assignment(String organization, String leader, String contact) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        attributes.put("assigned_to_id", JsonValue.of(leader));
        attributes.put("person_id", JsonValue.of(contact));
        boolean isPersonal = organization.equals(PERSONAL);
        attributes.put("organization_id", isPersonal ? JsonValue.JsonNull.NULL : JsonValue.of(organization));
        Map<String, Linkage> relationships = new LinkedHashMap<>();
        relationships.put("assigned_to", new Linkage.One(new Ref(PersonRequest.TYPE, leader)));
        relationships.put("person", new Linkage.One(new Ref(PersonRequest.TYPE, contact)));
        relationships.put(
                "organization",
                isPersonal ? new Linkage.None() : new Linkage.One(new Ref("organization", organization)));
        return new ResourceObject(
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

    /**
     * Returns the reference of a resource that has no id in the store: its id is a digest of the person's id and of
     * {@code key}.
     */
    private Ref ref(String type, String key) {
        return new Ref(type, digest(person.id() + "/" + key));
    }

    private static String digest(String text) {
        return ContentDigest.sha256(text).substring(0, ID_LENGTH);
    }
}
