package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.dialect.Scalars;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Attributes;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one entry of {@code changes}: one verb, and what goes with it. Some attributes carry another with them. */
final class ChangeRequest {
    private final Members members;
    private final Limits limits;
    private final Findings findings;

    private ChangeRequest(Members members, Limits limits, Findings findings) {
        this.members = members;
        this.limits = limits;
        this.findings = findings;
    }

    private enum Verb {
        SET,
        ASSIGN,
        UNASSIGN,
        ARCHIVE,
        REMOVE;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    static List<Assignment> read(Json json, JsonPointer at, Limits limits, Findings findings) {
        return Members.of(json, at, findings)
                .map(members -> new ChangeRequest(members, limits, findings).read(at))
                .orElse(List.of());
    }

    private List<Assignment> read(JsonPointer at) {
        List<Verb> verbs = EnumSet.allOf(Verb.class).stream()
                .filter(verb -> members.has(verb.word))
                .toList();
        if (verbs.size() != 1) {
            findings.invalid(at.text(), "must have exactly one of set, assign, unassign, archive, remove");
            return List.of();
        }
        List<Assignment> assignments = switch (verbs.getFirst()) {
            case SET -> set();
            case ASSIGN -> assign(Verb.ASSIGN, true).stream().toList();
            case UNASSIGN -> assign(Verb.UNASSIGN, false).stream().toList();
            case ARCHIVE -> archive().stream().toList();
            case REMOVE -> remove().stream().toList();
        };
        members.refuseOthers();
        return assignments;
    }

    private List<Assignment> set() {
        Optional<String> name = members.string(Verb.SET.word);
        Optional<Json> to = members.any("to");
        if (to.isEmpty()) {
            findings.invalid(members.at("to").text(), "is missing; null clears the attribute");
        }
        return members.has("organization")
                ? setInOrganization(name, to).stream().toList()
                : setOfPerson(name, to);
    }

    private List<Assignment> setOfPerson(Optional<String> name, Optional<Json> to) {
        Optional<Value> value = to.flatMap(json -> Scalars.read(json, members.at("to"), limits, findings));
        return name.filter(text -> isTaken(AttributeName.refusedOfPerson(text)))
                .flatMap(text -> value.map(what -> Attributes.set(text, what)))
                .orElse(List.of());
    }

    private Optional<Assignment> setInOrganization(Optional<String> name, Optional<Json> to) {
        Optional<String> organization = organization();
        Optional<Value> value = to.flatMap(
                json -> AttributeValue.inOrganization(name.orElse(""), json, members.at("to"), limits, findings));
        return both(
                name.filter(text -> isTaken(AttributeName.refusedInOrganization(text)))
                        .flatMap(text -> organization.map(id -> Path.inOrganization(id, text))),
                value);
    }

    private boolean isTaken(Optional<String> refusal) {
        refusal.ifPresent(why -> findings.invalid(members.at(Verb.SET.word).text(), why));
        return refusal.isEmpty();
    }

    private Optional<Assignment> assign(Verb verb, boolean on) {
        Optional<String> leader =
                members.any(verb.word).flatMap(json -> Identifiers.read(json, members.at(verb.word), findings));
        Optional<Path> path = organization().flatMap(id -> leader.map(who -> Path.assigned(id, who)));
        return both(path, Optional.of(Value.of(on)));
    }

    private Optional<Assignment> archive() {
        return both(
                organization().map(Path::archived),
                members.flag(Verb.ARCHIVE.word).map(Value::of));
    }

    private Optional<Assignment> remove() {
        Optional<Boolean> on = members.flag(Verb.REMOVE.word);
        if (on.isPresent() && !on.get()) {
            findings.invalid(members.at(Verb.REMOVE.word).text(), "must be true; undoing the job brings people back");
        }
        return both(organization().map(Path::removed), on.map(Value::of));
    }

    private Optional<String> organization() {
        Optional<Json> organization = members.any("organization");
        if (organization.isEmpty()) {
            findings.invalid(members.at("organization").text(), "is missing");
        }
        return organization.flatMap(json -> Identifiers.read(json, members.at("organization"), findings));
    }

    private static Optional<Assignment> both(Optional<Path> path, Optional<Value> value) {
        return path.flatMap(where -> value.map(what -> new Assignment(where, what)));
    }
}
