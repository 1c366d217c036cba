package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;

/** Reads {@code Conditions}: groups of conditions, each group related to the next. */
final class ConditionGroups {
    /** Conditions in all: as many as somebody writes down; the filter travels with its job wherever that is read. */
    static final int MOST = 100;

    private static final String GROUPS = "Conditions";
    private static final String GROUP = "Condition";

    private final ProblemCollector problems;
    private int counted;

    private ConditionGroups(ProblemCollector problems) {
        this.problems = problems;
    }

    /** Whom they mean; whatever it is when something was found. */
    static Filter read(JsonObjectReader request, ProblemCollector problems) {
        return new ConditionGroups(problems).groups(request);
    }

    private Filter groups(JsonObjectReader request) {
        List<JsonValue> groups = RequiredMembers.elements(request, GROUPS, problems);
        FilterChain chain = new FilterChain();
        LogicalOperator junction = LogicalOperator.AND;
        for (int place = 0; place < groups.size(); place++) {
            JsonPointer at = request.at(GROUPS).child(place);
            boolean hasNext = place + 1 < groups.size();
            Optional<JsonObjectReader> group = JsonObjectReader.of(groups.get(place), at, problems);
            if (group.isPresent()) {
                chain.join(junction, group(group.get()));
                junction = LogicalOperatorReader.toNext(group.get(), LogicalOperatorReader.OF_GROUPS, hasNext, problems)
                        .orElse(LogicalOperator.AND);
                group.get().rejectUnknown();
            }
        }
        if (counted > MOST) {
            problems.tooLarge(
                    request.at(GROUPS).text(), "has %d conditions in all; the limit is %d".formatted(counted, MOST));
        }
        return chain.filter();
    }

    private Filter group(JsonObjectReader group) {
        List<JsonValue> conditions = RequiredMembers.elements(group, GROUP, problems);
        counted += conditions.size();
        FilterChain chain = new FilterChain();
        Optional<LogicalOperator> throughout = Optional.empty();
        for (int place = 0; place < conditions.size(); place++) {
            JsonPointer at = group.at(GROUP).child(place);
            boolean hasNext = place + 1 < conditions.size();
            Optional<JsonObjectReader> condition = JsonObjectReader.of(conditions.get(place), at, problems);
            if (condition.isPresent()) {
                chain.join(throughout.orElse(LogicalOperator.AND), ConditionReader.read(condition.get(), problems));
                Optional<LogicalOperator> toNext = LogicalOperatorReader.toNext(
                        condition.get(), LogicalOperatorReader.OF_CONDITIONS, hasNext, problems);
                throughout = LogicalOperatorReader.same(throughout, toNext, condition.get(), problems);
                condition.get().rejectUnknown();
            }
        }
        return chain.filter();
    }
}
