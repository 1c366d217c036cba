package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import java.util.Optional;

/** Reads how a condition or a group relates to the next one. */
final class Relation {
    static final String OF_CONDITIONS = "ConditionOperator";
    static final String OF_GROUPS = "GroupOperator";

    private Relation() {}

    /** The relation to the next one; what stands after the last means nothing and is passed over. */
    static Optional<Junction> toNext(Members members, String name, boolean hasNext, Findings findings) {
        Optional<Json> given = members.any(name);
        if (!hasNext) {
            return Optional.empty();
        }
        Optional<Junction> junction = given.filter(Json.JsonString.class::isInstance)
                .map(Json.JsonString.class::cast)
                .flatMap(word -> Junction.of(word.text()));
        if (junction.isEmpty()) {
            String why = Required.isBlank(given) ? Required.MISSING : "is not an operator";
            findings.invalid(members.at(name).text(), why + ": another follows, so it must be AND or OR");
        }
        return junction;
    }

    /** The one relation of a group of conditions, which must not change on the way. */
    static Optional<Junction> same(
            Optional<Junction> before, Optional<Junction> next, Members condition, Findings findings) {
        if (before.isPresent() && next.isPresent() && !before.equals(next)) {
            findings.invalid(
                    condition.at(OF_CONDITIONS).text(),
                    "is %s after %s: one operator is used throughout a group".formatted(next.get(), before.get()));
        }
        return before.or(() -> next);
    }
}
