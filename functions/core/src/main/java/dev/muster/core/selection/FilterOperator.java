package dev.muster.core.selection;

import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
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
     * Returns whether {@code found} has this relation to {@code given}; false for types that do not compare.
     *
     * @param caseExact whether text comparison regards case
     */
    public boolean holds(Value found, Value given, boolean caseExact) {
        return switch (given) {
            case Value.Text(String text) when caseExact -> holds(text(found), text);
            case Value.Text(String text) -> holds(fold(text(found)), fold(text));
            case Value.Numeric(BigDecimal number) ->
                found instanceof Value.Numeric(BigDecimal held) && ordered(held.compareTo(number));
            case Value.Flag(boolean on) -> this == EQ && found instanceof Value.Flag(boolean held) && held == on;
            case Value.Nothing _ -> false;
        };
    }

    private boolean holds(String held, String given) {
        return switch (this) {
            case CO -> held.contains(given);
            case SW -> held.startsWith(given);
            case EW -> held.endsWith(given);
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
    private static int compare(String held, String given) {
        Optional<Instant> moment = moment(given);
        Optional<Instant> heldMoment = moment.isPresent() ? moment(held) : Optional.empty();
        return heldMoment.map(at -> at.compareTo(moment.get())).orElseGet(() -> held.compareTo(given));
    }

    /** Returns whether the value is text that compares as a time: a date, a time and an offset of ISO 8601. */
    public static boolean isMoment(Value value) {
        return value instanceof Value.Text(String text) && moment(text).isPresent();
    }

    private static Optional<Instant> moment(String text) {
        if (text.length() < 20 || Character.toLowerCase(text.charAt(10)) != 't') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric(BigDecimal number) -> number.toPlainString();
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Nothing _ -> "";
        };
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
