package dev.muster.api.scim;

import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reader of the value of a comparison: a JSON string, number, true, false or null. */
final class LiteralReader {
    private static final String EXPECTED = "a value (a string in double quotes, a number, true, false or null)";

    /** RFC 8259 §6. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private LiteralReader() {}

    /** Takes the current token as a value, if a register can hold it. */
    static Optional<Value> take(TokenStream text) {
        FilterToken token = text.token();
        Optional<JsonValue> json = json(token);
        if (json.isEmpty()) {
            text.expected(EXPECTED);
            return Optional.empty();
        }
        text.take();
        ProblemCollector problems = new ProblemCollector();
        Optional<Value> value = ScalarValues.read(json.get(), JsonPointer.ROOT, Limits.STANDARD, problems);
        problems.problems().forEach(problem -> text.reject(token, problem.kind(), "the value " + problem.detail()));
        return value;
    }

    private static Optional<JsonValue> json(FilterToken token) {
        return switch (token.kind()) {
            case STRING -> Optional.of(JsonValue.of(token.text()));
            case WORD -> unquoted(token.text());
            case OPEN, CLOSE, OPEN_VALUES, CLOSE_VALUES, BROKEN, END -> Optional.empty();
        };
    }

    private static Optional<JsonValue> unquoted(String word) {
        return switch (word) {
            case "true", "false" -> Optional.of(JsonValue.of(word.equals("true")));
            case "null" -> Optional.of(JsonValue.JsonNull.NULL);
            case String other -> number(other);
        };
    }

    private static Optional<JsonValue> number(String word) {
        try {
            return NUMBER.matcher(word).matches()
                    ? Optional.of(new JsonValue.JsonNumber(new BigDecimal(word)))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
