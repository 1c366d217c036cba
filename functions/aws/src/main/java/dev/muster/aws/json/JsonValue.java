package dev.muster.aws.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259 §3). */
public sealed interface JsonValue {
    /** Members in the order written; names are unique. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = OrderedMembers.of(members);
        }
    }

    record JsonArray(List<JsonValue> elements) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    record JsonString(String text) implements JsonValue {}

    /** A number with the exact value written, not its spelling. */
    record JsonNumber(BigDecimal number) implements JsonValue {}

    record JsonBoolean(boolean on) implements JsonValue {}

    record JsonNull() implements JsonValue {
        public static final JsonNull NULL = new JsonNull();
    }

    /** One member of an object under construction. */
    record Member(String name, JsonValue value) {}

    static Member member(String name, JsonValue value) {
        return new Member(name, value);
    }

    static Member member(String name, String text) {
        return new Member(name, of(text));
    }

    static JsonObject object(Member... members) {
        return object(List.of(members));
    }

    static JsonObject object(Collection<Member> members) {
        Map<String, JsonValue> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.put(member.name(), member.value()));
        return new JsonObject(byName);
    }

    static JsonValue of(String text) {
        return new JsonString(text);
    }

    static JsonValue of(long number) {
        return new JsonNumber(BigDecimal.valueOf(number));
    }

    static JsonValue of(boolean on) {
        return new JsonBoolean(on);
    }

    static JsonValue array(Collection<? extends JsonValue> elements) {
        return new JsonArray(List.copyOf(elements));
    }

    /** Returns the type for error texts: {@code an object}. */
    default String kind() {
        return switch (this) {
            case JsonObject _ -> "an object";
            case JsonArray _ -> "an array";
            case JsonString _ -> "a string";
            case JsonNumber _ -> "a number";
            case JsonBoolean _ -> "true or false";
            case JsonNull _ -> "null";
        };
    }
}
