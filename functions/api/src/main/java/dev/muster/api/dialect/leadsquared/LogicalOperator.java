package dev.muster.api.dialect.leadsquared;

import dev.muster.core.selection.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operator that joins a condition or a group to the next. */
enum LogicalOperator {
    AND,
    OR;

    static Optional<LogicalOperator> of(String code) {
        return Arrays.stream(values())
                .filter(operator -> operator.name().equals(code))
                .findFirst();
    }

    /** Returns the filters joined; a single one unchanged. */
    Filter of(List<Filter> filters) {
        if (filters.size() == 1) {
            return filters.getFirst();
        }
        return switch (this) {
            case AND -> new Filter.And(filters);
            case OR -> new Filter.Or(filters);
        };
    }
}
