package dev.muster.api.dialect;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A reader and writer of the values that a register can hold. The limits on numbers are those that DynamoDB stores
 * exactly.
 */
public final class ScalarValues {
    private static final int MIN_EXPONENT = -130;
    private static final int MAX_EXPONENT = 125;

    private ScalarValues() {}

    /**
     * Returns the value of a string, number, boolean or null; reports any other value, and one outside the limits, and
     * returns empty.
     */
    public static Optional<Value> read(JsonValue json, JsonPointer at, Limits limits, ProblemCollector problems) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> text(text, at, limits, problems);
            case JsonValue.JsonNumber(BigDecimal number) -> number(number, at, problems);
            case JsonValue.JsonBoolean(boolean on) -> Optional.of(Value.of(on));
            case JsonValue.JsonNull _ -> Optional.of(Value.NOTHING);
            case JsonValue.JsonArray array -> notScalar(array, at, problems);
            case JsonValue.JsonObject object -> notScalar(object, at, problems);
        };
    }

    /** Returns the value as JSON. */
    public static JsonValue write(Value value) {
        return switch (value) {
            case Value.Text(String text) -> JsonValue.of(text);
            case Value.Numeric(BigDecimal number) -> new JsonValue.JsonNumber(number);
            case Value.Flag(boolean on) -> JsonValue.of(on);
            case Value.Nothing _ -> JsonValue.JsonNull.NULL;
        };
    }

    private static Optional<Value> text(String text, JsonPointer at, Limits limits, ProblemCollector problems) {
        long bytes = Value.bytes(text);
        if (bytes > limits.valueBytes()) {
            problems.invalid(at.text(), "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.valueBytes()));
            return Optional.empty();
        }
        return Optional.of(Value.of(text));
    }

    private static Optional<Value> number(BigDecimal number, JsonPointer at, ProblemCollector problems) {
        if (isStorable(number)) {
            return Optional.of(Value.of(number));
        }
        problems.invalid(
                at.text(),
                "must have at most %d significant digits and lie between 1e%d and 1e%d in size"
                        .formatted(JsonLimits.NUMBER_DIGITS, MIN_EXPONENT, MAX_EXPONENT + 1));
        return Optional.empty();
    }

    private static boolean isStorable(BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        return stripped.precision() <= JsonLimits.NUMBER_DIGITS && exponent >= MIN_EXPONENT && exponent <= MAX_EXPONENT;
    }

    private static Optional<Value> notScalar(JsonValue json, JsonPointer at, ProblemCollector problems) {
        problems.invalid(at.text(), "must be a string, a number, true, false or null, not " + json.kind());
        return Optional.empty();
    }
}
