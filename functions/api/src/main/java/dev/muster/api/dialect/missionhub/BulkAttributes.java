package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Path;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader of the attributes of a bulk change (docs/dialects/missionhub.md): the people, the organization and the
 * changes.
 */
final class BulkAttributes {
    static final String PERSON_IDS = "person_ids";
    static final String ORGANIZATION_ID = "organization_id";
    static final String GENDER = "gender";

    private static final String DELETE = "delete";

    private final JsonObjectReader attributes;
    private final ProblemCollector problems;
    private final Optional<String> organization;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<String> organizationAttributes = new ArrayList<>();

    private BulkAttributes(JsonObjectReader attributes, ProblemCollector problems) {
        this.attributes = attributes;
        this.problems = problems;
        this.organization =
                given(ORGANIZATION_ID).flatMap(json -> IdReader.read(json, attributes.at(ORGANIZATION_ID), problems));
    }

    /**
     * The attributes as read.
     *
     * @param ids the ids of the people; may be empty
     * @param blank whether the list of ids is present but blank
     * @param changes the assignments for each person, in the order written
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
        boolean blank = ids.isEmpty() && attributes.givenIds().isPresent();
        return new Read(ids, blank, attributes.organization, attributes.assignments);
    }

    /** Returns the attribute; empty when it is null or blank, which changes no value. */
    private Optional<JsonValue> given(String name) {
        return attributes.any(name).filter(json -> !IgnoredMembers.isEmpty(json));
    }

    /** Returns the list of ids; a blank one is given too, because it selects no person. */
    private Optional<JsonValue> givenIds() {
        return attributes.any(PERSON_IDS).filter(json -> !json.equals(JsonValue.JsonNull.NULL));
    }

    private void read(String name) {
        Optional<JsonValue> given = given(name);
        JsonPointer at = attributes.at(name);
        switch (name) {
            case PERSON_IDS, ORGANIZATION_ID -> attributes.any(name);
            case GENDER -> given.ifPresent(json -> assignToPerson(name, json, ValueVocabulary.GENDER));
            case "student_status" ->
                given.ifPresent(json -> assignToPerson(name, json, ValueVocabulary.STUDENT_STATUS));
            case "cru_status" -> given.ifPresent(json -> assignCode(name, json, ValueVocabulary.CRU_STATUS));
            case "followup_status" -> given.ifPresent(json -> assignCode(name, json, ValueVocabulary.FOLLOWUP_STATUS));
            case "permission_id" -> given.ifPresent(json -> assignCode(name, json, ValueVocabulary.PERMISSION));
            case "archived" ->
                given.flatMap(json -> LenientValues.flag(json, at, problems))
                        .ifPresent(on -> assignInOrganization(name, "archived", on));
            case DELETE ->
                given.flatMap(json -> LenientValues.flag(json, at, problems))
                        .filter(Boolean::booleanValue)
                        .ifPresent(_ -> assignInOrganization(name, "removed", true));
            case "assigned_tos" -> given.ifPresent(json -> assignSet(name, json, "assigned"));
            case "assigned_to_id" ->
                given.flatMap(json -> IdReader.read(json, at, problems))
                        .ifPresent(leader -> assignInOrganization(name, "assigned/" + leader, true));
            case "labels", "groups" -> given.ifPresent(json -> assignSet(name, json, name));
            case String _ ->
                given.filter(_ -> !IgnoredMembers.isPrivate(name))
                        .ifPresent(_ -> problems.invalid(at.text(), "is not an attribute of a bulk people change"));
        }
    }

    private void assignToPerson(String name, JsonValue json, ValueVocabulary vocabulary) {
        LenientValues.oneOf(json, vocabulary, attributes.at(name), problems)
                .ifPresent(code -> assignments.add(SharedAttributes.set(name, Value.of(code))));
    }

    private void assignCode(String name, JsonValue json, ValueVocabulary vocabulary) {
        LenientValues.oneOf(json, vocabulary, attributes.at(name), problems)
                .ifPresent(code -> assignInOrganization(name, name, Value.of(code)));
    }

    /** Reads an object of ids, each with true to add it or false to remove it. */
    private void assignSet(String name, JsonValue json, String set) {
        JsonObjectReader.of(json, attributes.at(name), problems).ifPresent(members -> {
            for (String id : members.names()) {
                if (IdFormat.isValid(id)) {
                    members.any(id)
                            .flatMap(flag -> LenientValues.flag(flag, members.at(id), problems))
                            .ifPresent(on -> assignInOrganization(name, set + "/" + id, on));
                } else {
                    problems.invalid(members.at(id).text(), IdReader.formError(id));
                }
            }
        });
    }

    private void assignInOrganization(String name, String path, boolean on) {
        assignInOrganization(name, path, Value.of(on));
    }

    private void assignInOrganization(String name, String path, Value value) {
        organizationAttributes.add(name);
        assignments.add(new Assignment(Path.inOrganization(organization.orElse(""), path), value));
    }

    private void checkOrganization() {
        if (!organizationAttributes.isEmpty() && given(ORGANIZATION_ID).isEmpty()) {
            problems.invalid(
                    attributes.at(ORGANIZATION_ID).text(),
                    "is required to change " + organizationAttributes.getFirst());
        }
        if (organizationAttributes.contains(DELETE) && organizationAttributes.size() > 1) {
            problems.invalid(
                    attributes.at(DELETE).text(), "cannot be combined with another change in the organization");
        }
    }

    private List<String> ids() {
        JsonPointer at = attributes.at(PERSON_IDS);
        List<String> ids =
                givenIds().map(json -> LenientValues.list(json, at, problems)).orElse(List.of());
        ids.stream()
                .filter(id -> !IdFormat.isValid(id))
                .findFirst()
                .ifPresent(_ -> problems.invalid(at.text(), "must hold ids only: " + IdFormat.FORM));
        return ids;
    }
}
