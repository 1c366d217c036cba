package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;

/** A reader of {@code Conditions}: groups of conditions, joined by logical operators. */
final class ConditionGroups {
    /** Largest number of conditions of a request, because every read of the job loads its filter. */
    static final int MAX_CONDITIONS = 100;

    private static final String GROUPS = "Conditions";
    private static final String GROUP = "Condition";

    private final ProblemCollector problems;
    private int conditionCount;

    private ConditionGroups(ProblemCollector problems) {
        this.problems = problems;
    }

    /** Returns the filter of the conditions; its value is meaningless when a problem was reported. */
    static Filter read(JsonObjectReader request, ProblemCollector problems) {
        return new ConditionGroups(problems).groups(request);
    }

    private Filter groups(JsonObjectReader request) {
        List<JsonValue> groups = RequiredMembers.elements(request, GROUPS, problems);
        FilterChain chain = new FilterChain();
        LogicalOperator operator = LogicalOperator.AND;
        for (int index = 0; index < groups.size(); index++) {
            JsonPointer at = request.at(GROUPS).child(index);
            boolean hasNext = index + 1 < groups.size();
            Optional<JsonObjectReader> group = JsonObjectReader.of(groups.get(index), at, problems);
            if (group.isPresent()) {
                chain.join(operator, group(group.get()));
                operator = LogicalOperatorReader.toNext(group.get(), LogicalOperatorReader.OF_GROUPS, hasNext, problems)
                        .orElse(LogicalOperator.AND);
                group.get().rejectUnknown();
            }
        }
        if (conditionCount > MAX_CONDITIONS) {
            problems.tooLarge(
                    request.at(GROUPS).text(),
                    "has %d conditions in total; the limit is %d".formatted(conditionCount, MAX_CONDITIONS));
        }
        return chain.filter();
    }

    private Filter group(JsonObjectReader group) {
        List<JsonValue> conditions = RequiredMembers.elements(group, GROUP, problems);
        conditionCount += conditions.size();
        FilterChain chain = new FilterChain();
        Optional<LogicalOperator> groupOperator = Optional.empty();
        for (int index = 0; index < conditions.size(); index++) {
            JsonPointer at = group.at(GROUP).child(index);
            boolean hasNext = index + 1 < conditions.size();
            Optional<JsonObjectReader> condition = JsonObjectReader.of(conditions.get(index), at, problems);
            if (condition.isPresent()) {
                chain.join(groupOperator.orElse(LogicalOperator.AND), ConditionReader.read(condition.get(), problems));
                Optional<LogicalOperator> toNext = LogicalOperatorReader.toNext(
                        condition.get(), LogicalOperatorReader.OF_CONDITIONS, hasNext, problems);
                groupOperator = LogicalOperatorReader.requireSame(groupOperator, toNext, condition.get(), problems);
                condition.get().rejectUnknown();
            }
        }
        return chain.filter();
    }
}
