package dev.muster.api.dialect.leadsquared;

import dev.muster.core.selection.Filter;
import java.util.ArrayList;
import java.util.List;

/** A chain of filters joined by logical operators, evaluated from left to right: {@code ((a and b) or c)}. */
final class FilterChain {
    private final List<Filter> joined = new ArrayList<>();
    private LogicalOperator current = LogicalOperator.AND;

    /** Joins a filter to all before it; equal consecutive operators share one filter node. */
    void join(LogicalOperator operator, Filter next) {
        if (joined.size() > 1 && operator != current) {
            Filter left = filter();
            joined.clear();
            joined.add(left);
        }
        current = operator;
        joined.add(next);
    }

    /** Returns the joined filter; it matches no person while the chain is empty. */
    Filter filter() {
        return joined.isEmpty() ? new Filter.Or(List.of()) : current.of(joined);
    }
}
