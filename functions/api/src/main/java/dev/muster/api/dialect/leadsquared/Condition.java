package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Field;
import dev.muster.core.selection.Filter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads one condition. */
final class Condition {
    /** The longest text looked for, in UTF-8 bytes. */
    static final int LONGEST_VALUE = 1024;

    private static final String LOOKUP_NAME = "LookupName";
    private static final String OPERATOR = "Operator";
    private static final String LOOKUP_VALUE = "LookupValue";

    /** Up to this many zeros a number is written out rather than said with an exponent. */
    private static final int MOST_ZEROS = 20;

    private static final Filter NOBODY = new Filter.Or(List.of());

    private Condition() {}

    /** Whom it means; nobody when something was found. */
    static Filter read(Members condition, Findings findings) {
        Optional<List<Field>> fields = fields(condition, findings);
        Optional<Comparison> comparison = comparison(condition, findings);
        Optional<Json> given = condition.any(LOOKUP_VALUE);
        Optional<String> value =
                comparison.filter(Comparison::comparesWithValue).isPresent()
                        ? value(condition, given, findings)
                        : Optional.of("");
        return fields.isPresent() && comparison.isPresent() && value.isPresent()
                ? comparison.get().filter(fields.get(), value.get())
                : NOBODY;
    }

    private static Optional<List<Field>> fields(Members condition, Findings findings) {
        Optional<String> name = Required.text(condition, LOOKUP_NAME, findings);
        Optional<List<Field>> fields = name.flatMap(LookupName::fields);
        if (name.isPresent() && fields.isEmpty()) {
            findings.invalid(condition.at(LOOKUP_NAME).text(), "is not an attribute of users that can be looked up");
        }
        return fields;
    }

    private static Optional<Comparison> comparison(Members condition, Findings findings) {
        Optional<String> word = Required.text(condition, OPERATOR, findings);
        Optional<Comparison> comparison = word.flatMap(Comparison::of);
        if (word.isPresent() && comparison.isEmpty()) {
            findings.invalid(condition.at(OPERATOR).text(), "must be one of " + Comparison.WORDS);
        }
        return comparison;
    }

    /** Blank text is refused: everybody who has the attribute contains it. */
    private static Optional<String> value(Members condition, Optional<Json> given, Findings findings) {
        if (Required.isBlank(given)) {
            findings.invalid(
                    condition.at(LOOKUP_VALUE).text(),
                    Required.MISSING + ": this operator needs one; n and nn ask whether there is any");
            return Optional.empty();
        }
        Optional<String> text = text(given.get());
        if (text.isEmpty()) {
            findings.invalid(
                    condition.at(LOOKUP_VALUE).text(),
                    "must be a string, not " + given.get().kind());
        } else if (Value.bytes(text.get()) > LONGEST_VALUE) {
            findings.tooLarge(
                    condition.at(LOOKUP_VALUE).text(),
                    "has %d bytes of UTF-8; the limit is %d".formatted(Value.bytes(text.get()), LONGEST_VALUE));
        }
        return text;
    }

    private static Optional<String> text(Json json) {
        return switch (json) {
            case Json.JsonString(String text) -> Optional.of(text);
            case Json.JsonNumber(BigDecimal number) -> Optional.of(spelled(number));
            case Json.JsonBoolean(boolean on) -> Optional.of(Boolean.toString(on));
            case Json.JsonNull nothing -> Optional.empty();
            case Json.JsonArray array -> Optional.empty();
            case Json.JsonObject object -> Optional.empty();
        };
    }

    private static String spelled(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
    }
}
