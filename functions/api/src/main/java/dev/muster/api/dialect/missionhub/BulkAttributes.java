package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Path;
import dev.muster.core.person.SharedAttributes;
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

    private final JsonObjectReader attributes;
    private final ProblemCollector problems;
    private final Optional<String> organization;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<String> inOrganization = new ArrayList<>();

    private BulkAttributes(JsonObjectReader attributes, ProblemCollector problems) {
        this.attributes = attributes;
        this.problems = problems;
        this.organization =
                given(ORGANIZATION_ID).flatMap(json -> IdReader.read(json, attributes.at(ORGANIZATION_ID), problems));
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

    static Read read(JsonObjectReader members, ProblemCollector problems) {
        BulkAttributes attributes = new BulkAttributes(members, problems);
        members.names().forEach(attributes::read);
        attributes.checkOrganization();
        List<String> ids = attributes.ids();
        boolean blank = ids.isEmpty() && attributes.given(PERSON_IDS).isPresent();
        return new Read(ids, blank, attributes.organization, attributes.assignments);
    }

    /** The attribute, unless it is null, which leaves all as it is. */
    private Optional<JsonValue> given(String name) {
        return attributes.any(name).filter(json -> !json.equals(JsonValue.JsonNull.NULL));
    }

    private void read(String name) {
        Optional<JsonValue> given = given(name);
        JsonPointer at = attributes.at(name);
        switch (name) {
            case PERSON_IDS, ORGANIZATION_ID -> attributes.any(name);
            case GENDER -> given.ifPresent(json -> ofPerson(name, json, ValueVocabulary.GENDER));
            case "student_status" -> given.ifPresent(json -> ofPerson(name, json, ValueVocabulary.STUDENT_STATUS));
            case "cru_status" -> given.ifPresent(json -> word(name, json, ValueVocabulary.CRU_STATUS));
            case "followup_status" -> given.ifPresent(json -> word(name, json, ValueVocabulary.FOLLOWUP_STATUS));
            case "permission_id" -> given.ifPresent(json -> word(name, json, ValueVocabulary.PERMISSION));
            case "archived" ->
                given.flatMap(json -> LenientValues.flag(json, at, problems))
                        .ifPresent(on -> there(name, "archived", on));
            case DELETE ->
                given.flatMap(json -> LenientValues.flag(json, at, problems))
                        .filter(Boolean::booleanValue)
                        .ifPresent(_ -> there(name, "removed", true));
            case "assigned_tos" -> given.ifPresent(json -> marks(name, json, "assigned"));
            case "assigned_to_id" ->
                given.flatMap(json -> IdReader.read(json, at, problems))
                        .ifPresent(leader -> there(name, "assigned/" + leader, true));
            case "labels", "groups" -> given.ifPresent(json -> marks(name, json, name));
            case String _ -> problems.invalid(at.text(), "is not an attribute of a bulk people change");
        }
    }

    private void ofPerson(String name, JsonValue json, ValueVocabulary valueVocabulary) {
        LenientValues.one(json, valueVocabulary, attributes.at(name), problems)
                .ifPresent(word -> assignments.addAll(SharedAttributes.set(name, Value.of(word))));
    }

    private void word(String name, JsonValue json, ValueVocabulary valueVocabulary) {
        LenientValues.one(json, valueVocabulary, attributes.at(name), problems)
                .ifPresent(word -> there(name, name, Value.of(word)));
    }

    /** An object of ids, each true to add it or false to take it away. */
    private void marks(String name, JsonValue json, String set) {
        JsonObjectReader.of(json, attributes.at(name), problems).ifPresent(members -> {
            for (String id : members.names()) {
                if (IdFormat.isValid(id)) {
                    members.any(id)
                            .flatMap(mark -> LenientValues.flag(mark, members.at(id), problems))
                            .ifPresent(on -> there(name, set + "/" + id, on));
                } else {
                    problems.invalid(members.at(id).text(), "must be an id: " + IdFormat.FORM);
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
            problems.invalid(
                    attributes.at(ORGANIZATION_ID).text(), "is required to change " + inOrganization.getFirst());
        }
        if (inOrganization.contains(DELETE) && inOrganization.size() > 1) {
            problems.invalid(attributes.at(DELETE).text(), "cannot come with another change in the organization");
        }
    }

    private List<String> ids() {
        JsonPointer at = attributes.at(PERSON_IDS);
        List<String> ids = given(PERSON_IDS)
                .map(json -> LenientValues.list(json, at, problems))
                .orElse(List.of());
        ids.stream()
                .filter(id -> !IdFormat.isValid(id))
                .findFirst()
                .ifPresent(_ -> problems.invalid(at.text(), "must hold ids only: " + IdFormat.FORM));
        return ids;
    }
}
