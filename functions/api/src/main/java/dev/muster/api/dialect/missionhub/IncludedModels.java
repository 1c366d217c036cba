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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The models to create together with a person (docs/dialects/missionhub.md).
 *
 * @param emails addresses, the primary ones first
 * @param phones numbers, the primary ones first
 * @param memberships the values to set, by organization and by path within it
 * @param contacts the people to assign to the person, by organization
 */
record IncludedModels(
        List<String> emails,
        List<String> phones,
        List<PostalAddress> addresses,
        Map<String, Map<String, Value>> memberships,
        Map<String, Set<String>> contacts) {
    private static final int MAX_PHONE_LENGTH = 64;

    IncludedModels {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        addresses = List.copyOf(addresses);
        memberships = Map.copyOf(memberships);
        contacts = Map.copyOf(contacts);
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
        return reader.models();
    }

    private static final class Reader {
        private final Limits limits;
        private final ProblemCollector problems;
        private final Set<String> primaryEmails = new LinkedHashSet<>();
        private final Set<String> emails = new LinkedHashSet<>();
        private final Set<String> primaryPhones = new LinkedHashSet<>();
        private final Set<String> phones = new LinkedHashSet<>();
        private final Set<PostalAddress> addresses = new LinkedHashSet<>();
        private final Map<String, Map<String, Value>> memberships = new LinkedHashMap<>();
        private final Map<String, Set<String>> contacts = new LinkedHashMap<>();

        Reader(Limits limits, ProblemCollector problems) {
            this.limits = limits;
            this.problems = problems;
        }

        IncludedModels models() {
            return new IncludedModels(
                    concat(primaryEmails, emails),
                    concat(primaryPhones, phones),
                    List.copyOf(addresses),
                    memberships,
                    contacts);
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
                case "group_membership" -> setMember(texts, "group_id", "groups");
                case "contact_assignment" -> assignment(texts, model.at("attributes"));
                case String _ -> {
                    problems.invalid(
                            model.at("type").text(), "is not the type of a model that can be created with a person");
                    return;
                }
            }
            members.rejectUnknown();
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
            boolean primary = texts.flag("primary");
            if (number.filter(text -> text.length() > MAX_PHONE_LENGTH).isPresent()) {
                problems.invalid(
                        texts.members().at("number").text(), "is longer than " + MAX_PHONE_LENGTH + " characters");
            }
            number.ifPresent(text -> (primary ? primaryPhones : phones).add(text));
        }

        private void address(TextMembers texts) {
            Map<String, String> parts = new LinkedHashMap<>();
            PostalAddress.PARTS.forEach(part -> texts.text(part).ifPresent(text -> parts.put(part, text)));
            if (!parts.isEmpty()) {
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

        /** Reads an assignment; the new person takes the place of the id that is left out. */
        private void assignment(TextMembers texts, JsonPointer at) {
            Optional<String> leader = texts.id("assigned_to_id");
            Optional<String> contact = texts.id("person_id");
            if (leader.isPresent() == contact.isPresent()) {
                problems.invalid(at.text(), "must have exactly one of assigned_to_id and person_id");
            }
            texts.required("organization_id").ifPresent(organization -> {
                Map<String, Value> values = membership(organization);
                leader.ifPresent(id -> values.put("assigned/" + id, Value.of(true)));
                contact.ifPresent(id -> contacts.computeIfAbsent(organization, _ -> new LinkedHashSet<>())
                        .add(id));
            });
        }

        /** Returns the values of an organization; the presence of the organization makes the person its member. */
        private Map<String, Value> membership(String organization) {
            return memberships.computeIfAbsent(organization, _ -> new LinkedHashMap<>());
        }
    }
}
