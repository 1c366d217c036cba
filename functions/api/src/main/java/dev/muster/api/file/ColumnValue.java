package dev.muster.api.file;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.attribute.AttributeValue;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A reader of the values of columns, by the rules of every other way in. {@code null} clears. */
final class ColumnValue {
    private final Limits limits;
    private final ProblemCollector problems = new ProblemCollector();

    private ColumnValue(Limits limits) {
        this.limits = limits;
    }

    /** What a value says: nothing when it is wrong. */
    record Read(
            Optional<String> key, List<Assignment> assignments, Map<String, Set<String>> sets, Optional<String> error) {
        static final Read NOTHING = new Read(Optional.empty(), List.of(), Map.of(), Optional.empty());

        static Read of(Assignment assignment) {
            return new Read(Optional.empty(), List.of(assignment), Map.of(), Optional.empty());
        }

        static Read of(String prefix, Set<String> members) {
            return new Read(Optional.empty(), List.of(), Map.of(prefix, members), Optional.empty());
        }

        static Read key(String text) {
            return new Read(Optional.of(text), List.of(), Map.of(), Optional.empty());
        }

        static Read error(String detail) {
            return new Read(Optional.empty(), List.of(), Map.of(), Optional.of(detail));
        }
    }

    static Read read(FileColumn column, JsonValue json, Limits limits) {
        ColumnValue value = new ColumnValue(limits);
        Optional<Read> read = value.read(column, json);
        return value.problems.problems().stream()
                .findFirst()
                .map(ApiProblem::detail)
                .map(Read::error)
                .orElseGet(() -> read.orElse(Read.NOTHING));
    }

    /** Returns the text of a value as a cell of CSV would have it. */
    static String text(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> text;
            case JsonValue.JsonNumber number -> number.number().toPlainString();
            case JsonValue.JsonBoolean(boolean on) -> Boolean.toString(on);
            case JsonValue.JsonNull _ -> CsvCell.CLEAR;
            case JsonValue.JsonArray(List<JsonValue> elements) ->
                elements.isEmpty()
                        ? CsvCell.CLEAR
                        : String.join(
                                ";", elements.stream().map(ColumnValue::text).toList());
            case JsonValue.JsonObject object -> JsonWriter.write(object);
        };
    }

    private Optional<Read> read(FileColumn column, JsonValue json) {
        boolean clears = json instanceof JsonValue.JsonNull;
        return switch (column) {
            case FileColumn.Key _ -> clears ? Optional.empty() : key(json);
            case FileColumn.PersonValue(String name, var _) ->
                AttributeValue.ofPerson(name, json, JsonPointer.ROOT, limits, problems)
                        .map(value -> Read.of(AttributeName.set(name, value)));
            case FileColumn.Membership(String organization) ->
                Optional.of(Read.of(new Assignment(Path.member(organization), Value.of(true))));
            case FileColumn.MembershipValue(String organization, String attribute, var _) ->
                (clears ? Optional.of(Value.NOTHING) : membership(attribute, json))
                        .map(value -> assign(organization, attribute, value));
            case FileColumn.Archived(String organization) ->
                (clears ? Optional.of(Value.NOTHING) : flag(json))
                        .map(value -> assign(organization, AttributeName.ARCHIVED, value));
            case FileColumn.PersonSet(String name) ->
                Optional.of(Read.of(name + "/", clears ? Set.of() : members(name, json)));
            case FileColumn.MembershipSet(String organization, String set) ->
                Optional.of(
                        Read.of(Path.inOrganization(organization, set).text() + "/", clears ? Set.of() : ids(json)));
            case FileColumn.Ignored _, FileColumn.Result _ -> Optional.empty();
        };
    }

    private Optional<Read> key(JsonValue json) {
        Optional<String> text = IdReader.text(json);
        if (text.isEmpty()) {
            problems.invalid("", "must be text or a whole number, not " + json.kind());
        }
        return text.map(Read::key);
    }

    private Optional<Value> membership(String attribute, JsonValue json) {
        return AttributeValue.inOrganization(attribute, stripped(attribute, json), JsonPointer.ROOT, limits, problems);
    }

    private static JsonValue stripped(String attribute, JsonValue json) {
        return attribute.equals(AttributeName.PERMISSION) && json instanceof JsonValue.JsonString(String text)
                ? JsonValue.of(BlankText.strip(text))
                : json;
    }

    private Optional<Value> flag(JsonValue json) {
        if (json instanceof JsonValue.JsonBoolean(boolean on)) {
            return Optional.of(Value.of(on));
        }
        problems.invalid("", "must be true or false");
        return Optional.empty();
    }

    private static Read assign(String organization, String attribute, Value value) {
        return Read.of(new Assignment(Path.inOrganization(organization, attribute), value));
    }

    private Set<String> members(String name, JsonValue json) {
        return new PersonSetMembers(name, limits, problems).read(json);
    }

    private Set<String> ids(JsonValue json) {
        return PersonSetMembers.ids(json, problems);
    }
}
