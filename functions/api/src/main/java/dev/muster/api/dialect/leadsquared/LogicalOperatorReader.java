package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.aws.json.JsonValue;
import java.util.Optional;

/** A reader of the operator between a condition or a group and the next one. */
final class LogicalOperatorReader {
    static final String OF_CONDITIONS = "ConditionOperator";
    static final String OF_GROUPS = "GroupOperator";

    private LogicalOperatorReader() {}

    /** Returns the operator before the next element; the operator of the last element has no meaning and is ignored. */
    static Optional<LogicalOperator> toNext(
            JsonObjectReader members, String name, boolean hasNext, ProblemCollector problems) {
        Optional<JsonValue> given = members.any(name);
        if (!hasNext) {
            return Optional.empty();
        }
        Optional<LogicalOperator> operator = given.filter(JsonValue.JsonString.class::isInstance)
                .map(JsonValue.JsonString.class::cast)
                .flatMap(string -> LogicalOperator.of(string.text()));
        if (operator.isEmpty()) {
            problems.invalid(members.at(name).text(), error(given));
        }
        return operator;
    }

    private static String error(Optional<JsonValue> given) {
        String allowed = ": another follows, so it must be AND or OR";
        return given.filter(_ -> !RequiredMembers.isBlank(given))
                .map(json -> "is not an operator" + allowed + ", not "
                        + IdReader.text(json).map(Quotation::of).orElse(json.kind()))
                .orElse(RequiredMembers.MISSING + allowed);
    }

    /** Requires one operator for all conditions of a group; returns it. */
    static Optional<LogicalOperator> requireSame(
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
