package dev.muster.api.json;

import dev.muster.api.problem.ProblemCollector;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes the members of an object one by one, each as what it must be; what does not fit goes to the findings with its
 * pointer. At the end, {@link #rejectUnknown} names every member nobody asked for.
 */
public final class JsonObjectReader {
    /** The largest whole number every JSON reader keeps exactly (RFC 7493 §2.2). */
    public static final long LARGEST_WHOLE = (1L << 53) - 1;

    private final Map<String, JsonValue> members;
    private final JsonPointer at;
    private final ProblemCollector problems;
    private final Set<String> taken = new HashSet<>();

    private JsonObjectReader(Map<String, JsonValue> members, JsonPointer at, ProblemCollector problems) {
        this.members = members;
        this.at = at;
        this.problems = problems;
    }

    /** The members of an object; none at all if it is something else. */
    public static Optional<JsonObjectReader> of(JsonValue json, JsonPointer at, ProblemCollector problems) {
        return expect(json, JsonValue.JsonObject.class, "an object", at, problems)
                .map(object -> new JsonObjectReader(object.members(), at, problems));
    }

    /** The value if it is of that type; a finding otherwise. */
    public static <T extends JsonValue> Optional<T> expect(
            JsonValue json, Class<T> type, String words, JsonPointer at, ProblemCollector problems) {
        if (type.isInstance(json)) {
            return Optional.of(type.cast(json));
        }
        problems.invalid(at.text(), "must be " + words + ", not " + json.kind());
        return Optional.empty();
    }

    public JsonPointer at(String name) {
        return at.child(name);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The names of all members, in the order written. */
    public Set<String> names() {
        return members.keySet();
    }

    /** The member, whatever it is. */
    public Optional<JsonValue> any(String name) {
        taken.add(name);
        return Optional.ofNullable(members.get(name));
    }

    public Optional<JsonObjectReader> object(String name) {
        return any(name).flatMap(json -> of(json, at(name), problems));
    }

    /**
     * The elements of an array that must be there and have some.
     *
     * @param lack what it means that there are none, in words
     */
    public List<JsonValue> elements(String name, String lack) {
        Optional<List<JsonValue>> elements = array(name);
        if (!has(name)) {
            problems.invalid(at(name).text(), "is missing: " + lack);
        } else if (elements.isPresent() && elements.get().isEmpty()) {
            problems.invalid(at(name).text(), "is empty: " + lack);
        }
        return elements.orElse(List.of());
    }

    public Optional<List<JsonValue>> array(String name) {
        return typed(name, JsonValue.JsonArray.class, "an array").map(JsonValue.JsonArray::elements);
    }

    public Optional<String> string(String name) {
        return typed(name, JsonValue.JsonString.class, "a string").map(JsonValue.JsonString::text);
    }

    public Optional<Boolean> bool(String name) {
        return typed(name, JsonValue.JsonBoolean.class, "true or false").map(JsonValue.JsonBoolean::on);
    }

    /** A whole number from 0 up, written without a fraction. */
    public OptionalLong nonNegativeInteger(String name) {
        Optional<BigDecimal> number =
                typed(name, JsonValue.JsonNumber.class, "a whole number").map(JsonValue.JsonNumber::number);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!isWhole(number.get())) {
            problems.invalid(at(name).text(), "must be a whole number from 0 to " + LARGEST_WHOLE);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.get().longValueExact());
    }

    /** Reports every member that has not been asked for. */
    public void rejectUnknown() {
        members.keySet().stream()
                .filter(name -> !taken.contains(name))
                .forEach(name -> problems.invalid(at(name).text(), "there is no member \"" + shown(name) + "\" here"));
    }

    private <T extends JsonValue> Optional<T> typed(String name, Class<T> type, String words) {
        return any(name).flatMap(json -> expect(json, type, words, at(name), problems));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() == 0 && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LARGEST_WHOLE)) <= 0;
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
