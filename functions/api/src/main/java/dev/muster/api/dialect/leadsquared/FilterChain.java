package dev.muster.api.dialect.leadsquared;

import dev.muster.core.selection.Filter;
import java.util.ArrayList;
import java.util.List;

/** A row of filters, each related to the next, and taken from left to right: {@code ((a and b) or c)}. */
final class FilterChain {
    private final List<Filter> joined = new ArrayList<>();
    private LogicalOperator by = LogicalOperator.AND;

    /** Joins one more to all before it; neighbours that are joined alike stand side by side. */
    void join(LogicalOperator junction, Filter next) {
        if (joined.size() > 1 && junction != by) {
            Filter left = filter();
            joined.clear();
            joined.add(left);
        }
        by = junction;
        joined.add(next);
    }

    /** All of it; nobody, as long as there is nothing. */
    Filter filter() {
        return joined.isEmpty() ? new Filter.Or(List.of()) : by.of(joined);
    }
}
