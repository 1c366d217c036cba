package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads one condition. */
final class ConditionReader {
    /** The longest text looked for, in UTF-8 bytes. */
    static final int LONGEST_VALUE = 1024;

    private static final String LOOKUP_NAME = "LookupName";
    private static final String OPERATOR = "Operator";
    private static final String LOOKUP_VALUE = "LookupValue";

    /** Up to this many zeros a number is written out rather than said with an exponent. */
    private static final int MOST_ZEROS = 20;

    private static final Filter NOBODY = new Filter.Or(List.of());

    private ConditionReader() {}

    /** Whom it means; nobody when something was found. */
    static Filter read(JsonObjectReader condition, ProblemCollector problems) {
        Optional<List<FilterField>> fields = fields(condition, problems);
        Optional<ComparisonOperator> comparison = comparison(condition, problems);
        Optional<JsonValue> given = condition.any(LOOKUP_VALUE);
        Optional<String> value =
                comparison.filter(ComparisonOperator::comparesWithValue).isPresent()
                        ? value(condition, given, problems)
                        : Optional.of("");
        return fields.isPresent() && comparison.isPresent() && value.isPresent()
                ? comparison.get().filter(fields.get(), value.get())
                : NOBODY;
    }

    private static Optional<List<FilterField>> fields(JsonObjectReader condition, ProblemCollector problems) {
        Optional<String> name = RequiredMembers.text(condition, LOOKUP_NAME, problems);
        Optional<List<FilterField>> fields = name.flatMap(LookupName::fields);
        if (name.isPresent() && fields.isEmpty()) {
            problems.invalid(condition.at(LOOKUP_NAME).text(), "is not an attribute of users that can be looked up");
        }
        return fields;
    }

    private static Optional<ComparisonOperator> comparison(JsonObjectReader condition, ProblemCollector problems) {
        Optional<String> word = RequiredMembers.text(condition, OPERATOR, problems);
        Optional<ComparisonOperator> comparison = word.flatMap(ComparisonOperator::of);
        if (word.isPresent() && comparison.isEmpty()) {
            problems.invalid(condition.at(OPERATOR).text(), "must be one of " + ComparisonOperator.WORDS);
        }
        return comparison;
    }

    /** Blank text is refused: everybody who has the attribute contains it. */
    private static Optional<String> value(
            JsonObjectReader condition, Optional<JsonValue> given, ProblemCollector problems) {
        if (RequiredMembers.isBlank(given)) {
            problems.invalid(
                    condition.at(LOOKUP_VALUE).text(),
                    RequiredMembers.MISSING + ": this operator needs one; n and nn ask whether there is any");
            return Optional.empty();
        }
        Optional<String> text = text(given.get());
        if (text.isEmpty()) {
            problems.invalid(
                    condition.at(LOOKUP_VALUE).text(),
                    "must be a string, not " + given.get().kind());
        } else if (Value.bytes(text.get()) > LONGEST_VALUE) {
            problems.tooLarge(
                    condition.at(LOOKUP_VALUE).text(),
                    "has %d bytes of UTF-8; the limit is %d".formatted(Value.bytes(text.get()), LONGEST_VALUE));
        }
        return text;
    }

    private static Optional<String> text(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> Optional.of(text);
            case JsonValue.JsonNumber(BigDecimal number) -> Optional.of(spelled(number));
            case JsonValue.JsonBoolean(boolean on) -> Optional.of(Boolean.toString(on));
            case JsonValue.JsonNull _ -> Optional.empty();
            case JsonValue.JsonArray _ -> Optional.empty();
            case JsonValue.JsonObject _ -> Optional.empty();
        };
    }

    private static String spelled(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
    }
}
