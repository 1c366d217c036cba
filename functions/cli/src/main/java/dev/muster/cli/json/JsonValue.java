package dev.muster.cli.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Reading a member that is absent gives {@link JsonNull}, so paths need no checks on the way. */
public sealed interface JsonValue {
    /** An object; its members keep their order. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** Returns an object without members. */
        public static JsonObject empty() {
            return new JsonObject(Map.of());
        }

        /** Returns a copy with one more member. */
        public JsonObject with(String name, JsonValue value) {
            Map<String, JsonValue> more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new JsonObject(more);
        }

        /** Returns a copy with one more member. */
        public JsonObject with(String name, String value) {
            return with(name, new JsonText(value));
        }

        /** Returns a copy with one more member. */
        public JsonObject with(String name, long value) {
            return with(name, new JsonNumber(BigDecimal.valueOf(value)));
        }

        /** Returns a copy with one more member. */
        public JsonObject with(String name, boolean value) {
            return with(name, new JsonFlag(value));
        }

        /** Returns a copy with the members of the other object too. */
        public JsonObject withAll(JsonObject other) {
            Map<String, JsonValue> more = new LinkedHashMap<>(members);
            more.putAll(other.members);
            return new JsonObject(more);
        }
    }

    /** An array. */
    record JsonArray(List<JsonValue> values) implements JsonValue {
        public JsonArray {
            values = List.copyOf(values);
        }
    }

    /** A string. */
    record JsonText(String value) implements JsonValue {}

    /** A number. */
    record JsonNumber(BigDecimal value) implements JsonValue {}

    /** True or false. */
    record JsonFlag(boolean value) implements JsonValue {}

    /** Null, also in place of an absent member. */
    enum JsonNull implements JsonValue {
        NULL
    }

    /** Returns the member with this name. */
    default JsonValue at(String name) {
        return this instanceof JsonObject object ? object.members().getOrDefault(name, JsonNull.NULL) : JsonNull.NULL;
    }

    /** Returns the elements of an array; none of any other value. */
    default List<JsonValue> elements() {
        return this instanceof JsonArray array ? array.values() : List.of();
    }

    /** Returns the members of an object; none of any other value. */
    default Map<String, JsonValue> fields() {
        return this instanceof JsonObject object ? object.members() : Map.of();
    }

    /** Returns a scalar as text without quotes; null as empty text. */
    default String text() {
        return switch (this) {
            case JsonText(String value) -> value;
            case JsonNull _ -> "";
            case JsonObject _, JsonArray _, JsonNumber _, JsonFlag _ -> JsonCodec.write(this);
        };
    }

    /** Returns a number without its fraction; 0 for any other value. */
    default long number() {
        return this instanceof JsonNumber(BigDecimal value) ? value.longValue() : 0;
    }

    /** Returns whether the value is true. */
    default boolean flag() {
        return this instanceof JsonFlag(boolean value) && value;
    }

    /** Returns whether the value is null or absent. */
    default boolean isNull() {
        return this == JsonNull.NULL;
    }
}
