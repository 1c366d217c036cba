package dev.muster.api.file;

import dev.muster.api.attribute.AttributeName;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.MatchKey;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.IdFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of an NDJSON row, which is what {@code GET /v1/people/{id}} answers; every part of it is optional. The key may
 * also stand beside {@code attributes}.
 */
record NdjsonRow(MatchKey match, RowCollector row) {
    private static final String ATTRIBUTES = "attributes";
    private static final String ORGANIZATIONS = "organizations";
    /** Members of a person or of a result that say nothing about what the person should be. */
    private static final Set<String> IGNORED = Set.of("id", "version", "history", "row", "part", "outcome", "reason");

    private static final Set<String> PERSON_SETS = Set.of(PersonSetMembers.ASSIGNED, PersonSetMembers.ADDRESSES);

    /** Reads the row. */
    void read(JsonValue json) {
        if (!(json instanceof JsonValue.JsonObject object)) {
            row.fail("malformed_row", "the line must be a JSON object, not " + json.kind());
            return;
        }
        object.members().forEach((name, value) -> {
            switch (name) {
                case String key when key.equals(match.code()) -> add(key, new FileColumn.Key(match), value);
                case ATTRIBUTES -> members(name, value).forEach(this::attribute);
                case AttributeName.CUSTOM -> members(name, value).forEach(this::custom);
                case ORGANIZATIONS -> members(name, value).forEach(this::organization);
                case String other -> other(other, value);
            }
        });
    }

    private void other(String name, JsonValue json) {
        if (name.equals(MatchKey.ID.code())) {
            row.cell(name, ColumnValue.text(json));
        }
        if (!IGNORED.contains(name)) {
            row.cell(name, ColumnValue.text(json));
            row.fail("unknown_member", name, "is no member of a row; attributes stand in \"attributes\"");
        }
    }

    private Map<String, JsonValue> members(String name, JsonValue json) {
        return switch (json) {
            case JsonValue.JsonObject object -> object.members();
            case JsonValue.JsonNull _ -> Map.of();
            case JsonValue.JsonString _, JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonArray _ -> {
                row.cell(name, ColumnValue.text(json));
                row.failValue(name, "must be an object, not " + json.kind(), ColumnValue.text(json));
                yield Map.of();
            }
        };
    }

    private void attribute(String name, JsonValue json) {
        // The id is no attribute, but an attribute may have its name.
        if (match != MatchKey.ID && name.equals(match.code())) {
            add(name, new FileColumn.Key(match), json);
        } else if (isSet(name, json)) {
            add(name, new FileColumn.PersonSet(name), json);
        } else {
            scalar(
                    name,
                    AttributeName.personAttributeError(name),
                    new FileColumn.PersonValue(name, typeOf(json)),
                    json);
        }
    }

    /** An attribute may have the name of a set that is only a set when it is a list. */
    private static boolean isSet(String name, JsonValue json) {
        return ContactSet.of(name).isPresent() || (PERSON_SETS.contains(name) && json instanceof JsonValue.JsonArray);
    }

    private void custom(String name, JsonValue json) {
        String heading = AttributeName.CUSTOM + "." + name;
        FileColumn column = new FileColumn.PersonValue(heading, typeOf(json));
        scalar(heading, AttributeName.customError(name), column, json);
    }

    private void organization(String id, JsonValue json) {
        String prefix = ORGANIZATIONS + "." + id;
        if (!IdFormat.isValid(id)) {
            row.failValue(prefix, "must be an id: " + IdFormat.FORM, id);
            return;
        }
        Map<String, JsonValue> members = members(prefix, json);
        if (members.isEmpty() && json instanceof JsonValue.JsonObject) {
            row.add(prefix, new FileColumn.Membership(id), json);
        }
        members.forEach((name, value) -> {
            if (AttributeName.SETS.contains(name)) {
                add(prefix + "." + name, new FileColumn.MembershipSet(id, name), value);
            } else if (name.equals(AttributeName.ARCHIVED)) {
                add(prefix + "." + name, new FileColumn.Archived(id), value);
            } else {
                FileColumn column = new FileColumn.MembershipValue(id, name, typeOf(value));
                scalar(prefix + "." + name, AttributeName.organizationAttributeError(name), column, value);
            }
        });
    }

    /** The heading names the type, so that the cell can be sent again as CSV. */
    private void scalar(String name, Optional<String> error, FileColumn column, JsonValue json) {
        String heading =
                name + (typeOf(json) == ColumnType.TEXT ? "" : typeOf(json).suffix());
        if (error.isPresent()) {
            row.cell(heading, ColumnValue.text(json));
            row.fail("unknown_member", name, error.get());
        } else {
            add(heading, column, json);
        }
    }

    private void add(String heading, FileColumn column, JsonValue json) {
        row.cell(heading, ColumnValue.text(json));
        row.add(heading, column, json);
    }

    private static ColumnType typeOf(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonNumber _ -> ColumnType.NUMBER;
            case JsonValue.JsonBoolean _ -> ColumnType.BOOLEAN;
            case JsonValue.JsonString _, JsonValue.JsonNull _, JsonValue.JsonArray _, JsonValue.JsonObject _ ->
                ColumnType.TEXT;
        };
    }
}
