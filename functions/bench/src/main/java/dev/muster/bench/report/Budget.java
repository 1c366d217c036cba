package dev.muster.bench.report;

import java.math.BigDecimal;

/** A limit of a figure. */
public record Budget(Bound bound, double limit) {

    /** On which side of the limit a figure keeps the budget. The limit itself does. */
    public enum Bound {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** Returns whether the figure keeps the budget. */
    public boolean isMetBy(double figure) {
        return switch (bound) {
            case AT_MOST -> figure <= limit;
            case AT_LEAST -> figure >= limit;
        };
    }

    /** Returns the budget as text, such as {@code <= 1.02}. */
    public String text() {
        return bound.sign + " " + BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
