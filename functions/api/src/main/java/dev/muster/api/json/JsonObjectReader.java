package dev.muster.api.json;

import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.aws.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A reader of one JSON object, member by member with the expected type. It reports each mismatch with its pointer. At
 * the end, {@link #rejectUnknown} reports every member that was not read.
 */
public final class JsonObjectReader {
    /** Largest whole number that every JSON reader represents exactly (RFC 7493 §2.2). */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private final Map<String, JsonValue> members;
    private final JsonPointer at;
    private final ProblemCollector problems;
    private final Set<String> readNames = new HashSet<>();

    private JsonObjectReader(Map<String, JsonValue> members, JsonPointer at, ProblemCollector problems) {
        this.members = members;
        this.at = at;
        this.problems = problems;
    }

    /** Returns a reader of an object; reports any other value and returns empty. */
    public static Optional<JsonObjectReader> of(JsonValue json, JsonPointer at, ProblemCollector problems) {
        return expect(json, JsonValue.JsonObject.class, "an object", at, problems)
                .map(object -> new JsonObjectReader(object.members(), at, problems));
    }

    /** Returns the value if it has that type; reports any other value and returns empty. */
    public static <T extends JsonValue> Optional<T> expect(
            JsonValue json, Class<T> type, String expected, JsonPointer at, ProblemCollector problems) {
        if (type.isInstance(json)) {
            return Optional.of(type.cast(json));
        }
        problems.invalid(at.text(), "must be " + expected + ", not " + json.kind());
        return Optional.empty();
    }

    public JsonPointer at(String name) {
        return at.child(name);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns the names of all members, in the order written. */
    public Set<String> names() {
        return members.keySet();
    }

    /** Returns the member, of any type. */
    public Optional<JsonValue> any(String name) {
        readNames.add(name);
        return Optional.ofNullable(members.get(name));
    }

    public Optional<JsonObjectReader> object(String name) {
        return any(name).flatMap(json -> of(json, at(name), problems));
    }

    /**
     * Returns the elements of an array; reports an array that is missing or empty.
     *
     * @param reason why the array needs an element, for the error text
     */
    public List<JsonValue> elements(String name, String reason) {
        Optional<List<JsonValue>> elements = array(name);
        if (!has(name)) {
            problems.invalid(at(name).text(), "is missing: " + reason);
        } else if (elements.isPresent() && elements.get().isEmpty()) {
            problems.invalid(at(name).text(), "is empty: " + reason);
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

    /** Returns a whole number from 0 up, written without a fraction. */
    public OptionalLong nonNegativeInteger(String name) {
        Optional<BigDecimal> number =
                typed(name, JsonValue.JsonNumber.class, "a whole number").map(JsonValue.JsonNumber::number);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!isNonNegativeInteger(number.get())) {
            problems.invalid(at(name).text(), "must be a whole number from 0 to " + MAX_INTEGER);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.get().longValueExact());
    }

    /** Counts every member of which the condition is true as read. */
    public void ignoreIf(BiPredicate<String, JsonValue> condition) {
        members.forEach((name, json) -> {
            if (condition.test(name, json)) {
                readNames.add(name);
            }
        });
    }

    /** Reports every member that was not read. */
    public void rejectUnknown() {
        members.keySet().stream()
                .filter(name -> !readNames.contains(name))
                .forEach(name ->
                        problems.invalid(at(name).text(), "there is no member " + Quotation.of(name) + " here"));
    }

    private <T extends JsonValue> Optional<T> typed(String name, Class<T> type, String expected) {
        return any(name).flatMap(json -> expect(json, type, expected, at(name), problems));
    }

    private static boolean isNonNegativeInteger(BigDecimal number) {
        return number.scale() == 0 && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MAX_INTEGER)) <= 0;
    }
}
