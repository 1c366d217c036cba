package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.ContactValues;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The models to create together with a person (docs/dialects/missionhub.md).
 *
 * @param emails addresses, the primary ones first
 * @param phones numbers, the primary ones first
 * @param locations the location of each number that has one, such as mobile
 * @param memberships the values to set, by organization and by path within it
 * @param contacts the people to assign to the person, by organization
 * @param personal the assignments outside every organization
 * @param named the people that assignments name and that have to exist, each with the place that names it; without the
 *     leaders in organizations, which {@link dev.muster.api.dialect.AssignedLeaders} finds in the memberships
 */
record IncludedModels(
        List<String> emails,
        List<String> phones,
        Map<String, String> locations,
        List<PostalAddress> addresses,
        Map<String, Map<String, Value>> memberships,
        Map<String, Set<String>> contacts,
        PersonalAssignments personal,
        Map<String, JsonPointer> named) {
    private static final int MAX_PHONE_LENGTH = 64;

    IncludedModels {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        locations = Map.copyOf(locations);
        addresses = List.copyOf(addresses);
        memberships = Map.copyOf(memberships);
        contacts = Map.copyOf(contacts);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    static IncludedModels read(List<JsonValue> included, Limits limits, ProblemCollector problems) {
        Reader reader = new Reader(limits, problems);
        if (included.size() > limits.changes()) {
            problems.tooLarge(
                    "/included", "has %d elements; the limit is %d".formatted(included.size(), limits.changes()));
            return reader.models();
        }
        for (int index = 0; index < included.size(); index++) {
            JsonPointer at = new JsonPointer("/included").child(index);
            JsonObjectReader.of(included.get(index), at, problems).ifPresent(reader::read);
        }
        reader.readGroups();
        return reader.models();
    }

    private static final class Reader {
        private final Limits limits;
        private final ProblemCollector problems;
        private final Set<String> primaryEmails = new LinkedHashSet<>();
        private final Set<String> emails = new LinkedHashSet<>();
        private final Set<String> primaryPhones = new LinkedHashSet<>();
        private final Set<String> phones = new LinkedHashSet<>();
        private final Map<String, String> locations = new LinkedHashMap<>();
        private final Set<PostalAddress> addresses = new LinkedHashSet<>();
        private final Map<String, Map<String, Value>> memberships = new LinkedHashMap<>();
        private final Map<String, Set<String>> contacts = new LinkedHashMap<>();
        private final Set<String> personalLeaders = new LinkedHashSet<>();
        private final Set<String> personalContacts = new LinkedHashSet<>();
        private final Map<String, JsonPointer> named = new LinkedHashMap<>();
        private final List<TextMembers> groups = new ArrayList<>();

        Reader(Limits limits, ProblemCollector problems) {
            this.limits = limits;
            this.problems = problems;
        }

        IncludedModels models() {
            return new IncludedModels(
                    concat(primaryEmails, emails),
                    concat(primaryPhones, phones),
                    locations,
                    List.copyOf(addresses),
                    memberships,
                    contacts,
                    new PersonalAssignments(personalLeaders, personalContacts),
                    named);
        }

        private static List<String> concat(Set<String> first, Set<String> second) {
            Set<String> all = new LinkedHashSet<>(first);
            all.addAll(second);
            return List.copyOf(all);
        }

        void read(JsonObjectReader model) {
            Optional<JsonObjectReader> attributes = model.object("attributes");
            if (!model.has("attributes")) {
                problems.invalid(model.at("attributes").text(), "is missing");
            }
            String type = model.any("type").flatMap(IdReader::text).orElse("");
            ResourceMembers.ignoreEnvelope(model, problems);
            attributes.ifPresent(members -> read(type, members, model));
        }

        private void read(String type, JsonObjectReader members, JsonObjectReader model) {
            TextMembers texts = new TextMembers(members, limits, problems);
            switch (type) {
                case "email_address", "email" -> email(texts);
                case "phone_number" -> phone(texts);
                case "address" -> address(texts);
                case "organizational_permission" -> permission(texts);
                case "organizational_label" -> setMember(texts, "label_id", "labels");
                case "group_membership" -> group(texts);
                case "contact_assignment" -> assignment(texts, model.at("attributes"));
                case String _ -> {
                    problems.invalid(
                            model.at("type").text(), "is not the type of a model that can be created with a person");
                    return;
                }
            }
            IgnoredMembers.rejectOthers(members);
        }

        private void email(TextMembers texts) {
            Optional<String> address = texts.text("email");
            boolean primary = texts.flag("primary");
            address.flatMap(text -> ContactValues.findError(ContactSet.EMAIL_ADDRESSES, text))
                    .ifPresent(detail ->
                            problems.invalid(texts.members().at("email").text(), detail));
            address.ifPresent(text -> (primary ? primaryEmails : emails).add(text));
        }

        private void phone(TextMembers texts) {
            Optional<String> number = texts.text("number");
            Optional<String> location = texts.shortText("location");
            boolean primary = texts.flag("primary");
            if (number.filter(text -> text.length() > MAX_PHONE_LENGTH).isPresent()) {
                problems.invalid(
                        texts.members().at("number").text(), "is longer than " + MAX_PHONE_LENGTH + " characters");
            }
            number.ifPresent(text -> {
                (primary ? primaryPhones : phones).add(text);
                location.ifPresent(place -> locations.put(text, place));
            });
        }

        private void address(TextMembers texts) {
            Map<String, String> parts = new LinkedHashMap<>();
            PostalAddress.PARTS.forEach(part -> texts.text(part).ifPresent(text -> parts.put(part, text)));
            Optional<String> type = texts.shortText(PostalAddress.TYPE);
            if (!parts.isEmpty()) {
                type.ifPresent(text -> parts.put(PostalAddress.TYPE, text));
                addresses.add(new PostalAddress(parts));
            }
        }

        private void permission(TextMembers texts) {
            Optional<String> permission = texts.code("permission_id", ValueVocabulary.PERMISSION);
            Optional<String> followup = texts.code("followup_status", ValueVocabulary.FOLLOWUP_STATUS);
            Optional<String> cru = texts.code("cru_status", ValueVocabulary.CRU_STATUS);
            texts.required("organization_id").ifPresent(organization -> {
                Map<String, Value> values = membership(organization);
                permission.ifPresent(code -> values.put("permission_id", Value.of(code)));
                followup.ifPresent(code -> values.put("followup_status", Value.of(code)));
                cru.ifPresent(code -> values.put("cru_status", Value.of(code)));
            });
        }

        private void setMember(TextMembers texts, String name, String set) {
            Optional<String> id = texts.required(name);
            texts.required("organization_id")
                    .ifPresent(organization ->
                            id.ifPresent(member -> membership(organization).put(set + "/" + member, Value.of(true))));
        }

        /** Notes a group; it may need the organization of a model behind it. */
        private void group(TextMembers texts) {
            Stream.of("organization_id", "group_id", "role").forEach(texts.members()::any);
            groups.add(texts);
        }

        /** Reads the groups: one without an organization is of the only organization that the other models name. */
        void readGroups() {
            Optional<String> only =
                    memberships.size() == 1 ? memberships.keySet().stream().findFirst() : Optional.empty();
            for (TextMembers texts : groups) {
                Optional<String> group = texts.required("group_id");
                Optional<String> role = texts.shortText("role");
                texts.id("organization_id")
                        .or(() -> only)
                        .or(() -> texts.required("organization_id"))
                        .ifPresent(organization -> group.ifPresent(id -> {
                            Map<String, Value> values = membership(organization);
                            values.put("groups/" + id, Value.of(true));
                            role.ifPresent(text -> values.put("group_roles/" + id, Value.of(text)));
                        }));
            }
        }

        /** Reads an assignment; the new person takes the place of the id that is left out. */
        private void assignment(TextMembers texts, JsonPointer at) {
            Optional<String> leader = texts.id("assigned_to_id");
            Optional<String> contact = texts.id("person_id");
            if (leader.isPresent() == contact.isPresent()) {
                problems.invalid(at.text(), "must have exactly one of assigned_to_id and person_id");
            }
            contact.ifPresent(id -> named.putIfAbsent(id, texts.members().at("person_id")));
            Optional<String> organization = texts.id("organization_id");
            if (organization.isPresent()) {
                Map<String, Value> values = membership(organization.get());
                leader.ifPresent(id -> values.put("assigned/" + id, Value.of(true)));
                contact.ifPresent(id -> contacts.computeIfAbsent(organization.get(), _ -> new LinkedHashSet<>())
                        .add(id));
            } else if (IgnoredMembers.isEmpty(organizationAsSent(texts))) {
                leader.ifPresent(id -> named.putIfAbsent(id, texts.members().at("assigned_to_id")));
                leader.ifPresent(personalLeaders::add);
                contact.ifPresent(personalContacts::add);
            }
        }

        /** Returns the organization as sent; null when there is none. */
        private static JsonValue organizationAsSent(TextMembers texts) {
            return texts.members().any("organization_id").orElse(JsonValue.JsonNull.NULL);
        }

        /** Returns the values of an organization; the presence of the organization makes the person its member. */
        private Map<String, Value> membership(String organization) {
            return memberships.computeIfAbsent(organization, _ -> new LinkedHashMap<>());
        }
    }
}
