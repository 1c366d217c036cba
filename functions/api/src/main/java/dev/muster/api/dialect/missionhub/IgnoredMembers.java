package dev.muster.api.dialect.missionhub;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.aws.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * The members that existing clients send and that have no effect: they restrict no selection and change no value, so
 * every document accepts them (docs/dialects/missionhub.md).
 */
final class IgnoredMembers {
    private IgnoredMembers() {}

    /** Rejects every member that was not read, except those without an effect. */
    static void rejectOthers(JsonObjectReader members) {
        members.ignoreIf(IgnoredMembers::hasNoEffect);
        members.rejectUnknown();
    }

    /** Returns whether the member is private to the client, or empty. */
    static boolean hasNoEffect(String name, JsonValue json) {
        return isPrivate(name) || isEmpty(json);
    }

    /** Returns whether the name belongs to the client's framework, as {@code $$hashKey} does. */
    static boolean isPrivate(String name) {
        return name.startsWith("$");
    }

    /** Returns whether the value is null, a blank text, or holds only such values. */
    static boolean isEmpty(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonNull _ -> true;
            case JsonValue.JsonObject(Map<String, JsonValue> members) ->
                members.values().stream().allMatch(IgnoredMembers::isEmpty);
            case JsonValue.JsonArray(List<JsonValue> elements) ->
                elements.stream().allMatch(IgnoredMembers::isEmpty);
            case JsonValue.JsonString(String text) -> text.isBlank();
            case JsonValue.JsonNumber _ -> false;
            case JsonValue.JsonBoolean _ -> false;
        };
    }
}
