package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.util.Optional;

/** Takes members that are text; null and blank are the same as absent, so that a blank never erases. */
record TextMembers(Members members, Limits limits, Findings findings) {

    /** The text, without the space around it. */
    Optional<String> text(String name) {
        Optional<Json> given = members.any(name).filter(json -> !json.equals(Json.JsonNull.NULL));
        Optional<String> text = given.flatMap(Identifiers::text).map(String::strip);
        if (given.isPresent() && text.isEmpty()) {
            findings.invalid(
                    members.at(name).text(),
                    "must be a string, not " + given.get().kind());
        }
        text.map(Value::bytes)
                .filter(bytes -> bytes > limits.valueBytes())
                .ifPresent(bytes -> findings.invalid(
                        members.at(name).text(),
                        "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.valueBytes())));
        return text.filter(some -> !some.isEmpty());
    }

    Optional<String> id(String name) {
        return text(name).flatMap(text -> Identifiers.read(Json.of(text), members.at(name), findings));
    }

    /** An id that must be there. */
    Optional<String> required(String name) {
        Optional<String> id = id(name);
        if (id.isEmpty()) {
            findings.invalid(members.at(name).text(), "is required here");
        }
        return id;
    }

    Optional<String> word(String name, Vocabulary vocabulary) {
        return text(name).flatMap(text -> Words.one(Json.of(text), vocabulary, members.at(name), findings));
    }

    boolean flag(String name) {
        return members.any(name)
                .filter(json -> !json.equals(Json.JsonNull.NULL))
                .flatMap(json -> Words.flag(json, members.at(name), findings))
                .orElse(false);
    }
}
