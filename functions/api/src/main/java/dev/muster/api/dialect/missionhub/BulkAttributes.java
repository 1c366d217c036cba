package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Attributes;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the attributes of a bulk change (contract, "Request"): who, where, and what is to become of them. */
final class BulkAttributes {
    static final String PERSON_IDS = "person_ids";
    static final String ORGANIZATION_ID = "organization_id";
    static final String GENDER = "gender";

    private static final String DELETE = "delete";

    private final Members attributes;
    private final Findings findings;
    private final Optional<String> organization;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<String> inOrganization = new ArrayList<>();

    private BulkAttributes(Members attributes, Findings findings) {
        this.attributes = attributes;
        this.findings = findings;
        this.organization = given(ORGANIZATION_ID)
                .flatMap(json -> Identifiers.read(json, attributes.at(ORGANIZATION_ID), findings));
    }

    /**
     * What the attributes say.
     *
     * @param ids who is named; empty when nobody is
     * @param blank whether it is said that nobody is named
     * @param changes what is to be done to each, in the order written
     */
    record Read(List<String> ids, boolean blank, Optional<String> organization, List<Assignment> changes) {
        Read {
            ids = List.copyOf(ids);
            changes = List.copyOf(changes);
        }
    }

    static Read read(Members members, Findings findings) {
        BulkAttributes attributes = new BulkAttributes(members, findings);
        members.names().forEach(attributes::read);
        attributes.checkOrganization();
        List<String> ids = attributes.ids();
        boolean blank = ids.isEmpty() && attributes.given(PERSON_IDS).isPresent();
        return new Read(ids, blank, attributes.organization, attributes.assignments);
    }

    /** The attribute, unless it is null, which leaves all as it is. */
    private Optional<Json> given(String name) {
        return attributes.any(name).filter(json -> !json.equals(Json.JsonNull.NULL));
    }

    private void read(String name) {
        Optional<Json> given = given(name);
        JsonPointer at = attributes.at(name);
        switch (name) {
            case PERSON_IDS, ORGANIZATION_ID -> attributes.any(name);
            case GENDER -> given.ifPresent(json -> ofPerson(name, json, Vocabulary.GENDER));
            case "student_status" -> given.ifPresent(json -> ofPerson(name, json, Vocabulary.STUDENT_STATUS));
            case "cru_status" -> given.ifPresent(json -> word(name, json, Vocabulary.CRU_STATUS));
            case "followup_status" -> given.ifPresent(json -> word(name, json, Vocabulary.FOLLOWUP_STATUS));
            case "permission_id" -> given.ifPresent(json -> word(name, json, Vocabulary.PERMISSION));
            case "archived" ->
                given.flatMap(json -> Words.flag(json, at, findings)).ifPresent(on -> there(name, "archived", on));
            case DELETE ->
                given.flatMap(json -> Words.flag(json, at, findings))
                        .filter(Boolean::booleanValue)
                        .ifPresent(on -> there(name, "removed", true));
            case "assigned_tos" -> given.ifPresent(json -> marks(name, json, "assigned"));
            case "assigned_to_id" ->
                given.flatMap(json -> Identifiers.read(json, at, findings))
                        .ifPresent(leader -> there(name, "assigned/" + leader, true));
            case "labels", "groups" -> given.ifPresent(json -> marks(name, json, name));
            case String other -> findings.invalid(at.text(), "is not an attribute of a bulk people change");
        }
    }

    private void ofPerson(String name, Json json, Vocabulary vocabulary) {
        Words.one(json, vocabulary, attributes.at(name), findings)
                .ifPresent(word -> assignments.addAll(Attributes.set(name, Value.of(word))));
    }

    private void word(String name, Json json, Vocabulary vocabulary) {
        Words.one(json, vocabulary, attributes.at(name), findings).ifPresent(word -> there(name, name, Value.of(word)));
    }

    /** An object of ids, each true to add it or false to take it away. */
    private void marks(String name, Json json, String set) {
        Members.of(json, attributes.at(name), findings).ifPresent(members -> {
            for (String id : members.names()) {
                if (Identifier.isOne(id)) {
                    members.any(id)
                            .flatMap(mark -> Words.flag(mark, members.at(id), findings))
                            .ifPresent(on -> there(name, set + "/" + id, on));
                } else {
                    findings.invalid(members.at(id).text(), "must be an id: " + Identifier.FORM);
                }
            }
        });
    }

    private void there(String name, String path, boolean on) {
        there(name, path, Value.of(on));
    }

    private void there(String name, String path, Value value) {
        inOrganization.add(name);
        assignments.add(new Assignment(Path.inOrganization(organization.orElse(""), path), value));
    }

    private void checkOrganization() {
        if (!inOrganization.isEmpty() && given(ORGANIZATION_ID).isEmpty()) {
            findings.invalid(
                    attributes.at(ORGANIZATION_ID).text(), "is required to change " + inOrganization.getFirst());
        }
        if (inOrganization.contains(DELETE) && inOrganization.size() > 1) {
            findings.invalid(attributes.at(DELETE).text(), "cannot come with another change in the organization");
        }
    }

    private List<String> ids() {
        JsonPointer at = attributes.at(PERSON_IDS);
        List<String> ids =
                given(PERSON_IDS).map(json -> Words.list(json, at, findings)).orElse(List.of());
        ids.stream()
                .filter(id -> !Identifier.isOne(id))
                .findFirst()
                .ifPresent(bad -> findings.invalid(at.text(), "must hold ids only: " + Identifier.FORM));
        return ids;
    }
}
