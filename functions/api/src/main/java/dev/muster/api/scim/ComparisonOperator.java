package dev.muster.api.scim;

import dev.muster.core.person.Value;
import dev.muster.core.selection.FilterOperator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comparisons of RFC 7644 §3.4.2.2, table 3, and what each can be asked about. */
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

    /** All of them and the one that compares with nothing, for refusals. */
    static final String WORDS =
            Arrays.stream(values()).map(ComparisonOperator::word).collect(Collectors.joining(", ", "", " or pr"));

    private final FilterOperator operator;

    ComparisonOperator(FilterOperator operator) {
        this.operator = operator;
    }

    static Optional<ComparisonOperator> of(FilterToken token) {
        return Arrays.stream(values())
                .filter(comparison -> token.says(comparison.word()))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The relation that must hold, or must not if it is negated. */
    FilterOperator operator() {
        return operator;
    }

    boolean isNegated() {
        return this == NE;
    }

    /** Whether it looks for a part of a text. */
    boolean isOfParts() {
        return switch (this) {
            case CO, SW, EW -> true;
            case EQ, NE, GT, GE, LT, LE -> false;
        };
    }

    /** Why it does not compare with such a value; empty when it does. */
    Optional<String> refuses(Value value) {
        return switch (this) {
            case EQ, NE -> Optional.empty();
            case CO, SW, EW -> only("text", value instanceof Value.Text);
            case GT, GE, LT, LE ->
                only("text and numbers", value instanceof Value.Text || value instanceof Value.Numeric);
        };
    }

    private Optional<String> only(String what, boolean fits) {
        return fits ? Optional.empty() : Optional.of(word() + " compares " + what + " only");
    }
}
