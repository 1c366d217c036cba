package dev.muster.api.scim;

import dev.muster.api.dialect.Scalars;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a comparison compares with: a JSON string, number, true, false or null. */
final class Literal {
    private static final String WORDS = "a value (a string in double quotes, a number, true, false or null)";

    /** RFC 8259 §6. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Literal() {}

    /** The value at hand, if it is one that a person can hold. */
    static Optional<Value> take(Text text) {
        Token token = text.token();
        Optional<Json> json = json(token);
        if (json.isEmpty()) {
            text.expected(WORDS);
            return Optional.empty();
        }
        text.take();
        Findings findings = new Findings();
        Optional<Value> value = Scalars.read(json.get(), JsonPointer.ROOT, Limits.STANDARD, findings);
        findings.problems().forEach(problem -> text.refuse(token, problem.kind(), "the value " + problem.detail()));
        return value;
    }

    private static Optional<Json> json(Token token) {
        return switch (token.kind()) {
            case STRING -> Optional.of(Json.of(token.text()));
            case WORD -> word(token.text());
            case OPEN, CLOSE, OPEN_VALUES, CLOSE_VALUES, BROKEN, END -> Optional.empty();
        };
    }

    private static Optional<Json> word(String word) {
        return switch (word) {
            case "true", "false" -> Optional.of(Json.of(word.equals("true")));
            case "null" -> Optional.of(Json.JsonNull.NULL);
            case String other -> number(other);
        };
    }

    private static Optional<Json> number(String word) {
        try {
            return NUMBER.matcher(word).matches()
                    ? Optional.of(new Json.JsonNumber(new BigDecimal(word)))
                    : Optional.empty();
        } catch (NumberFormatException exponentOutOfAllRange) {
            return Optional.empty();
        }
    }
}
