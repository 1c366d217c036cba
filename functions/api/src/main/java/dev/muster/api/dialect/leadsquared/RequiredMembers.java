package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A reader of required members; null and blank text count as missing, as in the original API. */
final class RequiredMembers {
    /** Beginning of the detail of a missing field, which has an ExceptionType of its own. */
    static final String MISSING = "is missing";

    private RequiredMembers() {}

    static Optional<String> text(JsonObjectReader members, String name, ProblemCollector problems) {
        if (isBlank(members.any(name))) {
            problems.invalid(members.at(name).text(), MISSING);
            return Optional.empty();
        }
        return members.string(name);
    }

    /** Returns the elements of an array that must have at least one. */
    static List<JsonValue> elements(JsonObjectReader members, String name, ProblemCollector problems) {
        if (isBlank(members.any(name))) {
            problems.invalid(members.at(name).text(), MISSING + ": at least one condition is needed");
            return List.of();
        }
        Optional<List<JsonValue>> elements = members.array(name);
        if (elements.isPresent() && elements.get().isEmpty()) {
            problems.invalid(members.at(name).text(), "is empty: at least one condition is needed");
        }
        return elements.orElse(List.of());
    }

    static boolean isBlank(Optional<JsonValue> given) {
        return given.isEmpty()
                || given.get().equals(JsonValue.JsonNull.NULL)
                || (given.get() instanceof JsonValue.JsonString(String text) && text.isBlank());
    }
}
