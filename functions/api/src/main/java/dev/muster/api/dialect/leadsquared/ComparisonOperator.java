package dev.muster.api.dialect.leadsquared;

import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operators of a condition. The negated ones match people who have no such attribute. */
enum ComparisonOperator {
    EQ(true),
    NEQ(true),
    LIK(true),
    NLIK(true),
    LIK_S(true),
    LIK_E(true),
    N(false),
    NN(false);

    /** All of them, for refusals. */
    static final String WORDS =
            Arrays.stream(values()).map(ComparisonOperator::word).collect(Collectors.joining(", "));

    private final boolean comparesWithValue;

    ComparisonOperator(boolean comparesWithValue) {
        this.comparesWithValue = comparesWithValue;
    }

    static Optional<ComparisonOperator> of(String word) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.word().equals(word))
                .findFirst();
    }

    /** Whether it needs a LookupValue. */
    boolean comparesWithValue() {
        return comparesWithValue;
    }

    /** Who stands in this relation, any of the fields counting. */
    Filter filter(List<FilterField> fields, String value) {
        return switch (this) {
            case EQ -> compare(fields, FilterOperator.EQ, value);
            case NEQ -> new Filter.Not(compare(fields, FilterOperator.EQ, value));
            case LIK -> compare(fields, FilterOperator.CO, value);
            case NLIK -> new Filter.Not(compare(fields, FilterOperator.CO, value));
            case LIK_S -> compare(fields, FilterOperator.SW, value);
            case LIK_E -> compare(fields, FilterOperator.EW, value);
            case N -> new Filter.Not(any(fields, Filter.Present::new));
            case NN -> any(fields, Filter.Present::new);
        };
    }

    private static Filter compare(List<FilterField> fields, FilterOperator operator, String value) {
        return any(fields, field -> new Filter.Compare(field, operator, Value.of(value)));
    }

    private static Filter any(List<FilterField> fields, Function<FilterField, Filter> one) {
        return LogicalOperator.OR.of(fields.stream().map(one).toList());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
