package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be made together with a person (contract, "included").
 *
 * @param emails addresses, the primary ones first
 * @param phones numbers, the primary ones first
 * @param memberships what is to be set in each organization that is named, the paths within it
 * @param contacts who is to be assigned to the person, by organization
 */
record IncludedModels(
        List<String> emails,
        List<String> phones,
        List<PostalAddress> addresses,
        Map<String, Map<String, Value>> memberships,
        Map<String, Set<String>> contacts) {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 64;

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
        for (int place = 0; place < included.size(); place++) {
            JsonPointer at = new JsonPointer("/included").child(place);
            JsonObjectReader.of(included.get(place), at, problems).ifPresent(reader::read);
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
                    joined(primaryEmails, emails),
                    joined(primaryPhones, phones),
                    List.copyOf(addresses),
                    memberships,
                    contacts);
        }

        private static List<String> joined(Set<String> first, Set<String> then) {
            Set<String> all = new LinkedHashSet<>(first);
            all.addAll(then);
            return List.copyOf(all);
        }

        void read(JsonObjectReader model) {
            Optional<JsonObjectReader> attributes = model.object("attributes");
            if (!model.has("attributes")) {
                problems.invalid(model.at("attributes").text(), "is missing");
            }
            String type = model.any("type").flatMap(IdReader::text).orElse("");
            ResourceMembers.passOverAround(model, problems);
            attributes.ifPresent(members -> read(type, members, model));
        }

        private void read(String type, JsonObjectReader members, JsonObjectReader model) {
            TextMembers texts = new TextMembers(members, limits, problems);
            switch (type) {
                case "email_address", "email" -> email(texts);
                case "phone_number" -> phone(texts);
                case "address" -> address(texts);
                case "organizational_permission" -> permission(texts);
                case "organizational_label" -> mark(texts, "label_id", "labels");
                case "group_membership" -> mark(texts, "group_id", "groups");
                case "contact_assignment" -> assignment(texts, model.at("attributes"));
                case String _ -> {
                    problems.invalid(model.at("type").text(), "is not a model that can be made with a person");
                    return;
                }
            }
            members.rejectUnknown();
        }

        private void email(TextMembers texts) {
            Optional<String> address = texts.text("email");
            boolean primary = texts.flag("primary");
            if (address.filter(text -> text.length() > LONGEST_EMAIL || !text.matches("[^\\s@]+@[^\\s@]+"))
                    .isPresent()) {
                problems.invalid(texts.members().at("email").text(), "is not an e-mail address");
            }
            address.ifPresent(text -> (primary ? primaryEmails : emails).add(text));
        }

        private void phone(TextMembers texts) {
            Optional<String> number = texts.text("number");
            boolean primary = texts.flag("primary");
            if (number.filter(text -> text.length() > LONGEST_PHONE).isPresent()) {
                problems.invalid(
                        texts.members().at("number").text(), "is longer than " + LONGEST_PHONE + " characters");
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
            Optional<String> permission = texts.word("permission_id", ValueVocabulary.PERMISSION);
            Optional<String> followup = texts.word("followup_status", ValueVocabulary.FOLLOWUP_STATUS);
            Optional<String> cru = texts.word("cru_status", ValueVocabulary.CRU_STATUS);
            texts.required("organization_id").ifPresent(organization -> {
                Map<String, Value> held = membership(organization);
                permission.ifPresent(word -> held.put("permission_id", Value.of(word)));
                followup.ifPresent(word -> held.put("followup_status", Value.of(word)));
                cru.ifPresent(word -> held.put("cru_status", Value.of(word)));
            });
        }

        private void mark(TextMembers texts, String name, String set) {
            Optional<String> id = texts.required(name);
            texts.required("organization_id")
                    .ifPresent(organization ->
                            id.ifPresent(member -> membership(organization).put(set + "/" + member, Value.of(true))));
        }

        /** The one of the two that is left out is the new person. */
        private void assignment(TextMembers texts, JsonPointer at) {
            Optional<String> leader = texts.id("assigned_to_id");
            Optional<String> contact = texts.id("person_id");
            if (leader.isPresent() == contact.isPresent()) {
                problems.invalid(at.text(), "must have exactly one of assigned_to_id and person_id");
            }
            texts.required("organization_id").ifPresent(organization -> {
                Map<String, Value> held = membership(organization);
                leader.ifPresent(id -> held.put("assigned/" + id, Value.of(true)));
                contact.ifPresent(id -> contacts.computeIfAbsent(organization, _ -> new LinkedHashSet<>())
                        .add(id));
            });
        }

        /** Whatever ties the person to an organization makes it a member there. */
        private Map<String, Value> membership(String organization) {
            return memberships.computeIfAbsent(organization, _ -> new LinkedHashMap<>());
        }
    }
}
