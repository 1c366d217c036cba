package dev.muster.api.scim;

import dev.muster.core.person.Value;
import dev.muster.core.selection.FilterOperator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comparisons of RFC 7644 §3.4.2.2, table 3, and the values that each accepts. */
enum ComparisonOperator {
    EQ(FilterOperator.EQ),
    NE(FilterOperator.EQ),
    CO(FilterOperator.CO),
    SW(FilterOperator.SW),
    EW(FilterOperator.EW),
    GT(FilterOperator.GT),
    GE(FilterOperator.GE),
    LT(FilterOperator.LT),
    LE(FilterOperator.LE);

    /** All codes and {@code pr}, for error texts. */
    static final String CODES =
            Arrays.stream(values()).map(ComparisonOperator::code).collect(Collectors.joining(", ", "", " or pr"));

    private final FilterOperator operator;

    ComparisonOperator(FilterOperator operator) {
        this.operator = operator;
    }

    static Optional<ComparisonOperator> of(FilterToken token) {
        return Arrays.stream(values())
                .filter(comparison -> token.isKeyword(comparison.code()))
                .findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the operator that must hold, or must not hold when the comparison is negated. */
    FilterOperator operator() {
        return operator;
    }

    boolean isNegated() {
        return this == NE;
    }

    /** Returns whether the comparison matches a part of a text. */
    boolean isPartial() {
        return switch (this) {
            case CO, SW, EW -> true;
            case EQ, NE, GT, GE, LT, LE -> false;
        };
    }

    /** Returns the error when the comparison does not accept the value; else empty. */
    Optional<String> findError(Value value) {
        return switch (this) {
            case EQ, NE -> Optional.empty();
            case CO, SW, EW -> only("text", value instanceof Value.Text);
            case GT, GE, LT, LE ->
                only("text and numbers", value instanceof Value.Text || value instanceof Value.Numeric);
        };
    }

    private Optional<String> only(String types, boolean isAccepted) {
        return isAccepted ? Optional.empty() : Optional.of(code() + " compares " + types + " only");
    }
}
