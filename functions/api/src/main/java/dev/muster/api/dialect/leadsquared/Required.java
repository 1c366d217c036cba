package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import java.util.List;
import java.util.Optional;

/** Takes members that must be there; null and empty text count as missing, as they do in that API. */
final class Required {
    /** How a detail begins that tells of a missing field, which has an ExceptionType of its own. */
    static final String MISSING = "is missing";

    private Required() {}

    static Optional<String> text(Members members, String name, Findings findings) {
        if (isBlank(members.any(name))) {
            findings.invalid(members.at(name).text(), MISSING);
            return Optional.empty();
        }
        return members.string(name);
    }

    /** The elements of an array that must have some. */
    static List<Json> elements(Members members, String name, Findings findings) {
        if (isBlank(members.any(name))) {
            findings.invalid(members.at(name).text(), MISSING + ": at least one condition is needed");
            return List.of();
        }
        Optional<List<Json>> elements = members.array(name);
        if (elements.isPresent() && elements.get().isEmpty()) {
            findings.invalid(members.at(name).text(), "is empty: at least one condition is needed");
        }
        return elements.orElse(List.of());
    }

    static boolean isBlank(Optional<Json> given) {
        return given.isEmpty()
                || given.get().equals(Json.JsonNull.NULL)
                || (given.get() instanceof Json.JsonString(String text) && text.isBlank());
    }
}
