package dev.muster.core.selection;

import dev.muster.core.person.TextFolding;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The positive comparisons of RFC 7644, section 3.4.2.2. A negated form is the negation of one of them. */
public enum FilterOperator {
    EQ,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    /**
     * Returns whether {@code found} has this relation to the given literal; false for types that do not compare.
     *
     * @param caseExact whether text comparison regards case; the literal is prepared for the same comparison
     */
    boolean holds(Value found, FilterLiteral given, boolean caseExact) {
        return switch (given.value()) {
            case Value.Text _ -> {
                String held = FilterLiteral.text(found);
                yield holds(caseExact ? held : TextFolding.fold(held), given);
            }
            case Value.Numeric(BigDecimal number) ->
                found instanceof Value.Numeric(BigDecimal held) && ordered(held.compareTo(number));
            case Value.Flag(boolean on) -> this == EQ && found instanceof Value.Flag(boolean held) && held == on;
            case Value.Nothing _ -> false;
        };
    }

    private boolean holds(String held, FilterLiteral given) {
        return switch (this) {
            case CO -> held.contains(given.text());
            case SW -> held.startsWith(given.text());
            case EW -> held.endsWith(given.text());
            case EQ, GT, GE, LT, LE -> ordered(compare(held, given));
        };
    }

    private boolean ordered(int comparison) {
        return switch (this) {
            case EQ -> comparison == 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case CO, SW, EW -> false;
        };
    }

    /** Times compare as times in any offset; other text compares by its characters. */
    private static int compare(String held, FilterLiteral given) {
        Optional<Instant> heldMoment = given.moment().isPresent() ? FilterLiteral.moment(held) : Optional.empty();
        return heldMoment.map(at -> at.compareTo(given.moment().get())).orElseGet(() -> held.compareTo(given.text()));
    }

    /** Returns whether the value is text that compares as a time: a date, a time and an offset of ISO 8601. */
    public static boolean isMoment(Value value) {
        return value instanceof Value.Text(String text)
                && FilterLiteral.moment(text).isPresent();
    }
}
