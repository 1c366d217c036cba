package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A reader of one condition. */
final class ConditionReader {
    /** Longest value to compare with, in UTF-8 bytes. */
    static final int MAX_VALUE_BYTES = 1024;

    private static final String LOOKUP_NAME = "LookupName";
    private static final String OPERATOR = "Operator";
    private static final String LOOKUP_VALUE = "LookupValue";

    /** Largest number of zeros written out; numbers with more use an exponent. */
    private static final int MAX_PLAIN_ZEROS = 20;

    private static final Filter MATCHES_NONE = new Filter.Or(List.of());

    private ConditionReader() {}

    /** Returns the filter of the condition; it matches no person when a problem was reported. */
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
                : MATCHES_NONE;
    }

    private static Optional<List<FilterField>> fields(JsonObjectReader condition, ProblemCollector problems) {
        Optional<String> name = RequiredMembers.text(condition, LOOKUP_NAME, problems);
        Optional<List<FilterField>> fields = name.flatMap(LookupName::fields);
        if (name.isPresent() && fields.isEmpty()) {
            problems.invalid(
                    condition.at(LOOKUP_NAME).text(),
                    "is %s, which is not an attribute of users that can be looked up"
                            .formatted(Quotation.of(name.get())));
        }
        return fields;
    }

    private static Optional<ComparisonOperator> comparison(JsonObjectReader condition, ProblemCollector problems) {
        Optional<String> code = RequiredMembers.text(condition, OPERATOR, problems);
        Optional<ComparisonOperator> comparison = code.flatMap(ComparisonOperator::of);
        if (code.isPresent() && comparison.isEmpty()) {
            problems.invalid(
                    condition.at(OPERATOR).text(),
                    "is %s; it must be one of %s".formatted(Quotation.of(code.get()), ComparisonOperator.CODES));
        }
        return comparison;
    }

    /** Reads the value. Rejects blank text, because every value contains it. */
    private static Optional<String> value(
            JsonObjectReader condition, Optional<JsonValue> given, ProblemCollector problems) {
        if (RequiredMembers.isBlank(given)) {
            problems.invalid(
                    condition.at(LOOKUP_VALUE).text(),
                    RequiredMembers.MISSING + ": this operator requires a value; n and nn test whether one exists");
            return Optional.empty();
        }
        Optional<String> text = text(given.get());
        if (text.isEmpty()) {
            problems.invalid(
                    condition.at(LOOKUP_VALUE).text(),
                    "must be a string, not " + given.get().kind());
        } else if (Value.bytes(text.get()) > MAX_VALUE_BYTES) {
            problems.tooLarge(
                    condition.at(LOOKUP_VALUE).text(),
                    "has %d bytes of UTF-8; the limit is %d".formatted(Value.bytes(text.get()), MAX_VALUE_BYTES));
        }
        return text;
    }

    private static Optional<String> text(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> Optional.of(text);
            case JsonValue.JsonNumber(BigDecimal number) -> Optional.of(format(number));
            case JsonValue.JsonBoolean(boolean on) -> Optional.of(Boolean.toString(on));
            case JsonValue.JsonNull _ -> Optional.empty();
            case JsonValue.JsonArray _ -> Optional.empty();
            case JsonValue.JsonObject _ -> Optional.empty();
        };
    }

    private static String format(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_PLAIN_ZEROS ? number.toPlainString() : number.toString();
    }
}
