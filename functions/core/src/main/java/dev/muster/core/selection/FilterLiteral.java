package dev.muster.core.selection;

import dev.muster.core.person.TextFolding;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * The value that a filter compares with, prepared once for all people.
 *
 * @param value the value as the request gives it
 * @param text the text to compare with: folded, unless comparison regards case; empty unless the value is text
 * @param moment the time that the text denotes; empty unless the value is text that compares as a time
 */
public record FilterLiteral(Value value, String text, Optional<Instant> moment) {

    /** Prepares a value for the comparison with this field. */
    static FilterLiteral of(FilterField field, Value value) {
        return value instanceof Value.Text(String given)
                ? of(value, field.isCaseExact() ? given : TextFolding.fold(given))
                : new FilterLiteral(value, "", Optional.empty());
    }

    private static FilterLiteral of(Value value, String text) {
        return new FilterLiteral(value, text, moment(text));
    }

    /** Returns the text form of a person's value, which given text is compared with. */
    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric(BigDecimal number) -> number.toPlainString();
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Nothing _ -> "";
        };
    }

    /** Returns the time that the text denotes: a date, a time and an offset of ISO 8601. */
    static Optional<Instant> moment(String text) {
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
}
