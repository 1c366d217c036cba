package dev.muster.api.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value, as RFC 8259 §3 has them. */
public sealed interface Json {
    /** Members in the order written; no name comes twice. */
    record JsonObject(Map<String, Json> members) implements Json {
        public JsonObject {
            members = OrderedMembers.of(members);
        }
    }

    record JsonArray(List<Json> elements) implements Json {
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    record JsonString(String text) implements Json {}

    /** A number, exactly as written but for its spelling. */
    record JsonNumber(BigDecimal number) implements Json {}

    record JsonBoolean(boolean on) implements Json {}

    record JsonNull() implements Json {
        public static final JsonNull NULL = new JsonNull();
    }

    /** One member of an object about to be made. */
    record Member(String name, Json value) {}

    static Member member(String name, Json value) {
        return new Member(name, value);
    }

    static Member member(String name, String text) {
        return new Member(name, of(text));
    }

    static JsonObject object(Member... members) {
        return object(List.of(members));
    }

    static JsonObject object(Collection<Member> members) {
        Map<String, Json> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.put(member.name(), member.value()));
        return new JsonObject(byName);
    }

    static Json of(String text) {
        return new JsonString(text);
    }

    static Json of(long number) {
        return new JsonNumber(BigDecimal.valueOf(number));
    }

    static Json of(boolean on) {
        return new JsonBoolean(on);
    }

    static Json array(Collection<? extends Json> elements) {
        return new JsonArray(List.copyOf(elements));
    }

    /** What this is, as said in a sentence: {@code an object}. */
    default String kind() {
        return switch (this) {
            case JsonObject object -> "an object";
            case JsonArray array -> "an array";
            case JsonString string -> "a string";
            case JsonNumber number -> "a number";
            case JsonBoolean flag -> "true or false";
            case JsonNull nothing -> "null";
        };
    }
}
