package dev.muster.bench.report;

import java.math.BigDecimal;

/** A limit of a figure. */
public sealed interface Budget {
    /** The figure must not exceed the limit. */
    record AtMost(double limit) implements Budget {}

    /** The figure must reach the limit. */
    record AtLeast(double limit) implements Budget {}

    /** Returns whether the figure keeps the budget. */
    default boolean isMetBy(double figure) {
        return switch (this) {
            case AtMost(double limit) -> figure <= limit;
            case AtLeast(double limit) -> figure >= limit;
        };
    }

    /** Returns the budget as text, such as {@code <= 1.02}. */
    default String text() {
        return switch (this) {
            case AtMost(double limit) -> "<= " + plain(limit);
            case AtLeast(double limit) -> ">= " + plain(limit);
        };
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
