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

/** The operators of a condition. The negated ones also match people without the attribute. */
enum ComparisonOperator {
    EQ(true),
    NEQ(true),
    LIK(true),
    NLIK(true),
    LIK_S(true),
    LIK_E(true),
    N(false),
    NN(false);

    /** All codes, for error texts. */
    static final String CODES =
            Arrays.stream(values()).map(ComparisonOperator::code).collect(Collectors.joining(", "));

    private final boolean comparesWithValue;

    ComparisonOperator(boolean comparesWithValue) {
        this.comparesWithValue = comparesWithValue;
    }

    static Optional<ComparisonOperator> of(String code) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.code().equals(code))
                .findFirst();
    }

    /** Returns whether the operator requires a LookupValue. */
    boolean comparesWithValue() {
        return comparesWithValue;
    }

    /** Returns the filter that compares the value with the fields, any of which may match. */
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

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
