package dev.muster.api.dialect.leadsquared;

import dev.muster.core.selection.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a condition or a group relates to the next. */
enum LogicalOperator {
    AND,
    OR;

    static Optional<LogicalOperator> of(String word) {
        return Arrays.stream(values())
                .filter(junction -> junction.name().equals(word))
                .findFirst();
    }

    /** All of them joined; a single one as it is. */
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
