package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import java.util.Optional;

/** Reads how a condition or a group relates to the next one. */
final class LogicalOperatorReader {
    static final String OF_CONDITIONS = "ConditionOperator";
    static final String OF_GROUPS = "GroupOperator";

    private LogicalOperatorReader() {}

    /** The relation to the next one; what stands after the last means nothing and is passed over. */
    static Optional<LogicalOperator> toNext(
            JsonObjectReader members, String name, boolean hasNext, ProblemCollector problems) {
        Optional<JsonValue> given = members.any(name);
        if (!hasNext) {
            return Optional.empty();
        }
        Optional<LogicalOperator> junction = given.filter(JsonValue.JsonString.class::isInstance)
                .map(JsonValue.JsonString.class::cast)
                .flatMap(word -> LogicalOperator.of(word.text()));
        if (junction.isEmpty()) {
            String why = RequiredMembers.isBlank(given) ? RequiredMembers.MISSING : "is not an operator";
            problems.invalid(members.at(name).text(), why + ": another follows, so it must be AND or OR");
        }
        return junction;
    }

    /** The one relation of a group of conditions, which must not change on the way. */
    static Optional<LogicalOperator> same(
            Optional<LogicalOperator> before,
            Optional<LogicalOperator> next,
            JsonObjectReader condition,
            ProblemCollector problems) {
        if (before.isPresent() && next.isPresent() && !before.equals(next)) {
            problems.invalid(
                    condition.at(OF_CONDITIONS).text(),
                    "is %s after %s: one operator is used throughout a group".formatted(next.get(), before.get()));
        }
        return before.or(() -> next);
    }
}
