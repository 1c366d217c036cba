package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one entry of {@code changes}: one verb, and what goes with it. Some attributes carry another with them. */
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
        REMOVE;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    static List<Assignment> read(JsonValue json, JsonPointer at, Limits limits, ProblemCollector problems) {
        return JsonObjectReader.of(json, at, problems)
                .map(members -> new ChangeRequest(members, limits, problems).read(at))
                .orElse(List.of());
    }

    private List<Assignment> read(JsonPointer at) {
        List<Verb> verbs = EnumSet.allOf(Verb.class).stream()
                .filter(verb -> members.has(verb.word))
                .toList();
        if (verbs.size() != 1) {
            problems.invalid(at.text(), "must have exactly one of set, assign, unassign, archive, remove");
            return List.of();
        }
        List<Assignment> assignments = switch (verbs.getFirst()) {
            case SET -> set();
            case ASSIGN -> assign(Verb.ASSIGN, true).stream().toList();
            case UNASSIGN -> assign(Verb.UNASSIGN, false).stream().toList();
            case ARCHIVE -> archive().stream().toList();
            case REMOVE -> remove().stream().toList();
        };
        members.rejectUnknown();
        return assignments;
    }

    private List<Assignment> set() {
        Optional<String> name = members.string(Verb.SET.word);
        Optional<JsonValue> to = members.any("to");
        if (to.isEmpty()) {
            problems.invalid(members.at("to").text(), "is missing; null clears the attribute");
        }
        return members.has("organization")
                ? setInOrganization(name, to).stream().toList()
                : setOfPerson(name, to);
    }

    private List<Assignment> setOfPerson(Optional<String> name, Optional<JsonValue> to) {
        Optional<Value> value = to.flatMap(json -> ScalarValues.read(json, members.at("to"), limits, problems));
        return name.filter(text -> isTaken(AttributeName.refusedOfPerson(text)))
                .flatMap(text -> value.map(what -> SharedAttributes.set(text, what)))
                .orElse(List.of());
    }

    private Optional<Assignment> setInOrganization(Optional<String> name, Optional<JsonValue> to) {
        Optional<String> organization = organization();
        Optional<Value> value = to.flatMap(
                json -> AttributeValue.inOrganization(name.orElse(""), json, members.at("to"), limits, problems));
        return both(
                name.filter(text -> isTaken(AttributeName.refusedInOrganization(text)))
                        .flatMap(text -> organization.map(id -> Path.inOrganization(id, text))),
                value);
    }

    private boolean isTaken(Optional<String> refusal) {
        refusal.ifPresent(why -> problems.invalid(members.at(Verb.SET.word).text(), why));
        return refusal.isEmpty();
    }

    private Optional<Assignment> assign(Verb verb, boolean on) {
        Optional<String> leader =
                members.any(verb.word).flatMap(json -> IdReader.read(json, members.at(verb.word), problems));
        Optional<Path> path = organization().flatMap(id -> leader.map(who -> Path.assigned(id, who)));
        return both(path, Optional.of(Value.of(on)));
    }

    private Optional<Assignment> archive() {
        return both(
                organization().map(Path::archived),
                members.bool(Verb.ARCHIVE.word).map(Value::of));
    }

    private Optional<Assignment> remove() {
        Optional<Boolean> on = members.bool(Verb.REMOVE.word);
        if (on.isPresent() && !on.get()) {
            problems.invalid(members.at(Verb.REMOVE.word).text(), "must be true; undoing the job brings people back");
        }
        return both(organization().map(Path::removed), on.map(Value::of));
    }

    private Optional<String> organization() {
        Optional<JsonValue> organization = members.any("organization");
        if (organization.isEmpty()) {
            problems.invalid(members.at("organization").text(), "is missing");
        }
        return organization.flatMap(json -> IdReader.read(json, members.at("organization"), problems));
    }

    private static Optional<Assignment> both(Optional<Path> path, Optional<Value> value) {
        return path.flatMap(where -> value.map(what -> new Assignment(where, what)));
    }
}
