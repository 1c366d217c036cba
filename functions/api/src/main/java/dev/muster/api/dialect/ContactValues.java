package dev.muster.api.dialect;

import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** The one rule for e-mail addresses and phone numbers of a request (docs/design.md ruling 10). */
public final class ContactValues {

    private ContactValues() {}

    /**
     * Returns the value of a primary address or number: trimmed text, where a number stands for its digits. Nothing and
     * blank text clear it. Reports any other value and returns empty.
     */
    public static Optional<Value> primary(ContactSet set, Value value, JsonPointer at, ProblemCollector problems) {
        return switch (value) {
            case Value.Text(String text) when text.isBlank() -> Optional.of(Value.NOTHING);
            case Value.Nothing nothing -> Optional.of(nothing);
            case Value.Text _ -> member(set, value, at, problems).map(Value::of);
            case Value.Numeric _ -> member(set, value, at, problems).map(Value::of);
            case Value.Flag _ -> member(set, value, at, problems).map(Value::of);
        };
    }

    /** Returns the trimmed text of a new member of the set; reports any other value and returns empty. */
    public static Optional<String> member(ContactSet set, Value value, JsonPointer at, ProblemCollector problems) {
        String text = text(value).strip();
        Optional<String> error = findError(set, text);
        error.ifPresent(detail -> problems.invalid(at.text(), detail));
        return error.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** Returns the error when the text cannot become a member of the set; else empty. */
    public static Optional<String> findError(ContactSet set, String text) {
        return set.isValid(text)
                ? Optional.empty()
                : Optional.of("must be %s, not %s".formatted(set.form(), Quotation.of(text)));
    }

    /** Returns the text of a value; a number stands for its digits. */
    public static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric(BigDecimal number) -> number.toPlainString();
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Nothing _ -> "";
        };
    }
}
