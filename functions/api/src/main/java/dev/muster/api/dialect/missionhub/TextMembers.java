package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.util.Optional;

/** A reader of text members; null and blank text count as absent, so that a blank never clears a value. */
record TextMembers(JsonObjectReader members, Limits limits, ProblemCollector problems) {
    private static final int MAX_LABEL = 64;

    /** Returns the text, without leading and trailing space. */
    Optional<String> text(String name) {
        Optional<JsonValue> given = members.any(name).filter(json -> !json.equals(JsonValue.JsonNull.NULL));
        Optional<String> text = given.flatMap(IdReader::text).map(String::strip);
        if (given.isPresent() && text.isEmpty()) {
            problems.invalid(
                    members.at(name).text(),
                    "must be a string, not " + given.get().kind());
        }
        text.map(Value::bytes)
                .filter(bytes -> bytes > limits.valueBytes())
                .ifPresent(bytes -> problems.invalid(
                        members.at(name).text(),
                        "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.valueBytes())));
        return text.filter(stripped -> !stripped.isEmpty());
    }

    /** Returns the text of a label, such as a location or a role: at most 64 characters. */
    Optional<String> shortText(String name) {
        Optional<String> text = text(name);
        if (text.filter(label -> label.length() > MAX_LABEL).isPresent()) {
            problems.invalid(members.at(name).text(), "is longer than " + MAX_LABEL + " characters");
        }
        return text;
    }

    Optional<String> id(String name) {
        return text(name).flatMap(text -> IdReader.read(JsonValue.of(text), members.at(name), problems));
    }

    /** Returns a required id. */
    Optional<String> required(String name) {
        Optional<String> id = id(name);
        if (id.isEmpty()) {
            problems.invalid(members.at(name).text(), "is required for this type");
        }
        return id;
    }

    Optional<String> code(String name, ValueVocabulary vocabulary) {
        return text(name)
                .flatMap(text -> LenientValues.oneOf(JsonValue.of(text), vocabulary, members.at(name), problems));
    }

    boolean flag(String name) {
        return members.any(name)
                .filter(json -> !json.equals(JsonValue.JsonNull.NULL))
                .flatMap(json -> LenientValues.flag(json, members.at(name), problems))
                .orElse(false);
    }
}
