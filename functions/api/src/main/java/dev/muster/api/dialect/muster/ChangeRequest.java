package dev.muster.api.dialect.muster;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.attribute.AttributeValue;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reader of one entry of {@code changes}: one verb with its parameters. */
final class ChangeRequest {
    private final JsonObjectReader members;
    private final Limits limits;
    private final ProblemCollector problems;

    private ChangeRequest(JsonObjectReader members, Limits limits, ProblemCollector problems) {
        this.members = members;
        this.limits = limits;
        this.problems = problems;
    }

    private enum Verb {
        SET,
        ASSIGN,
        UNASSIGN,
        ARCHIVE,
        REMOVE,
        ADD_TO,
        REMOVE_FROM,
        DELETE;

        private final String code = name().toLowerCase(Locale.ROOT);
    }

    static Optional<Assignment> read(JsonValue json, JsonPointer at, Limits limits, ProblemCollector problems) {
        return JsonObjectReader.of(json, at, problems)
                .flatMap(members -> new ChangeRequest(members, limits, problems).read(at));
    }

    private Optional<Assignment> read(JsonPointer at) {
        List<Verb> verbs = EnumSet.allOf(Verb.class).stream()
                .filter(verb -> members.has(verb.code))
                .toList();
        if (verbs.size() != 1) {
            problems.invalid(
                    at.text(),
                    "must have exactly one of set, assign, unassign, archive, remove, add_to, remove_from, delete");
            return Optional.empty();
        }
        Optional<Assignment> assignment = switch (verbs.getFirst()) {
            case SET -> set();
            case ASSIGN -> assign(Verb.ASSIGN, true);
            case UNASSIGN -> assign(Verb.UNASSIGN, false);
            case ARCHIVE -> archive();
            case REMOVE -> remove();
            case ADD_TO -> setMember(Verb.ADD_TO, true);
            case REMOVE_FROM -> setMember(Verb.REMOVE_FROM, false);
            case DELETE -> delete();
        };
        members.rejectUnknown();
        return assignment;
    }

    private Optional<Assignment> set() {
        Optional<String> name = members.string(Verb.SET.code);
        Optional<JsonValue> to = members.any("to");
        if (to.isEmpty()) {
            problems.invalid(members.at("to").text(), "is missing; null clears the attribute");
        }
        return members.has("organization") ? setInOrganization(name, to) : setOfPerson(name, to);
    }

    private Optional<Assignment> setOfPerson(Optional<String> name, Optional<JsonValue> to) {
        Optional<Value> value =
                to.flatMap(json -> AttributeValue.ofPerson(name.orElse(""), json, members.at("to"), limits, problems));
        return name.filter(text -> isAllowed(AttributeName.personAttributeOrCustomError(text)))
                .flatMap(text -> value.map(scalar -> AttributeName.set(text, scalar)));
    }

    private Optional<Assignment> setMember(Verb verb, boolean adds) {
        SetMemberRequest request = new SetMemberRequest(verb.code, adds, members, limits, problems);
        return members.has("organization") ? request.inOrganization(organization()) : request.ofPerson();
    }

    private Optional<Assignment> setInOrganization(Optional<String> name, Optional<JsonValue> to) {
        Optional<String> organization = organization();
        Optional<Value> value = to.flatMap(
                json -> AttributeValue.inOrganization(name.orElse(""), json, members.at("to"), limits, problems));
        return assignment(
                name.filter(text -> isAllowed(AttributeName.organizationAttributeError(text)))
                        .flatMap(text -> organization.map(id -> Path.inOrganization(id, text))),
                value);
    }

    private boolean isAllowed(Optional<String> error) {
        error.ifPresent(detail -> problems.invalid(members.at(Verb.SET.code).text(), detail));
        return error.isEmpty();
    }

    private Optional<Assignment> assign(Verb verb, boolean on) {
        Optional<String> leader =
                members.any(verb.code).flatMap(json -> IdReader.read(json, members.at(verb.code), problems));
        Optional<Path> path = organization().flatMap(id -> leader.map(person -> Path.assigned(id, person)));
        return assignment(path, Optional.of(Value.of(on)));
    }

    private Optional<Assignment> archive() {
        return assignment(
                organization().map(Path::archived),
                members.bool(Verb.ARCHIVE.code).map(Value::of));
    }

    private Optional<Assignment> remove() {
        Optional<Boolean> on = members.bool(Verb.REMOVE.code);
        if (on.isPresent() && !on.get()) {
            problems.invalid(members.at(Verb.REMOVE.code).text(), "must be true; undo the job to restore people");
        }
        return assignment(organization().map(Path::removed), on.map(Value::of));
    }

    private Optional<Assignment> delete() {
        Optional<Boolean> on = members.bool(Verb.DELETE.code);
        if (on.isPresent() && !on.get()) {
            problems.invalid(members.at(Verb.DELETE.code).text(), "must be true; undo the job to bring people back");
        }
        return on.map(_ -> Assignment.deletion());
    }

    private Optional<String> organization() {
        Optional<JsonValue> organization = members.any("organization");
        if (organization.isEmpty()) {
            problems.invalid(members.at("organization").text(), "is missing");
        }
        return organization.flatMap(json -> IdReader.read(json, members.at("organization"), problems));
    }

    private static Optional<Assignment> assignment(Optional<Path> path, Optional<Value> value) {
        return path.flatMap(target -> value.map(scalar -> new Assignment(target, scalar)));
    }
}
