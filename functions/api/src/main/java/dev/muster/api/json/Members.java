package dev.muster.api.json;

import dev.muster.api.problem.Findings;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes the members of an object one by one, each as what it must be; what does not fit goes to the findings with its
 * pointer. At the end, {@link #refuseOthers} names every member nobody asked for.
 */
public final class Members {
    /** The largest whole number every JSON reader keeps exactly (RFC 7493 §2.2). */
    public static final long LARGEST_WHOLE = (1L << 53) - 1;

    private final Map<String, Json> members;
    private final JsonPointer at;
    private final Findings findings;
    private final Set<String> taken = new HashSet<>();

    private Members(Map<String, Json> members, JsonPointer at, Findings findings) {
        this.members = members;
        this.at = at;
        this.findings = findings;
    }

    /** The members of an object; none at all if it is something else. */
    public static Optional<Members> of(Json json, JsonPointer at, Findings findings) {
        return expect(json, Json.JsonObject.class, "an object", at, findings)
                .map(object -> new Members(object.members(), at, findings));
    }

    /** The value if it is of that type; a finding otherwise. */
    public static <T extends Json> Optional<T> expect(
            Json json, Class<T> type, String words, JsonPointer at, Findings findings) {
        if (type.isInstance(json)) {
            return Optional.of(type.cast(json));
        }
        findings.invalid(at.text(), "must be " + words + ", not " + json.kind());
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
    public Optional<Json> any(String name) {
        taken.add(name);
        return Optional.ofNullable(members.get(name));
    }

    public Optional<Members> object(String name) {
        return any(name).flatMap(json -> of(json, at(name), findings));
    }

    /**
     * The elements of an array that must be there and have some.
     *
     * @param lack what it means that there are none, in words
     */
    public List<Json> elements(String name, String lack) {
        Optional<List<Json>> elements = array(name);
        if (!has(name)) {
            findings.invalid(at(name).text(), "is missing: " + lack);
        } else if (elements.isPresent() && elements.get().isEmpty()) {
            findings.invalid(at(name).text(), "is empty: " + lack);
        }
        return elements.orElse(List.of());
    }

    public Optional<List<Json>> array(String name) {
        return typed(name, Json.JsonArray.class, "an array").map(Json.JsonArray::elements);
    }

    public Optional<String> string(String name) {
        return typed(name, Json.JsonString.class, "a string").map(Json.JsonString::text);
    }

    public Optional<Boolean> flag(String name) {
        return typed(name, Json.JsonBoolean.class, "true or false").map(Json.JsonBoolean::on);
    }

    /** A whole number from 0 up, written without a fraction. */
    public OptionalLong whole(String name) {
        Optional<BigDecimal> number =
                typed(name, Json.JsonNumber.class, "a whole number").map(Json.JsonNumber::number);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!isWhole(number.get())) {
            findings.invalid(at(name).text(), "must be a whole number from 0 to " + LARGEST_WHOLE);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.get().longValueExact());
    }

    /** Reports every member that has not been asked for. */
    public void refuseOthers() {
        members.keySet().stream()
                .filter(name -> !taken.contains(name))
                .forEach(name -> findings.invalid(at(name).text(), "there is no member \"" + shown(name) + "\" here"));
    }

    private <T extends Json> Optional<T> typed(String name, Class<T> type, String words) {
        return any(name).flatMap(json -> expect(json, type, words, at(name), findings));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() == 0 && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LARGEST_WHOLE)) <= 0;
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
