package dev.muster.api.dialect;

import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what a register can hold, and writes it. Numbers are those DynamoDB keeps exactly. */
public final class Scalars {
    private static final int DIGITS = 38;
    private static final int SMALLEST_EXPONENT = -130;
    private static final int LARGEST_EXPONENT = 125;

    private Scalars() {}

    /** The value of a string, number, boolean or null; empty, and found, when it cannot be held. */
    public static Optional<Value> read(Json json, JsonPointer at, Limits limits, Findings findings) {
        return switch (json) {
            case Json.JsonString(String text) -> text(text, at, limits, findings);
            case Json.JsonNumber(BigDecimal number) -> number(number, at, findings);
            case Json.JsonBoolean(boolean on) -> Optional.of(Value.of(on));
            case Json.JsonNull nothing -> Optional.of(Value.NOTHING);
            case Json.JsonArray array -> notScalar(array, at, findings);
            case Json.JsonObject object -> notScalar(object, at, findings);
        };
    }

    /** The value as JSON. */
    public static Json write(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Json.of(text);
            case Value.Numeric(BigDecimal number) -> new Json.JsonNumber(number);
            case Value.Flag(boolean on) -> Json.of(on);
            case Value.Nothing nothing -> Json.JsonNull.NULL;
        };
    }

    private static Optional<Value> text(String text, JsonPointer at, Limits limits, Findings findings) {
        long bytes = Value.bytes(text);
        if (bytes > limits.valueBytes()) {
            findings.invalid(at.text(), "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.valueBytes()));
            return Optional.empty();
        }
        return Optional.of(Value.of(text));
    }

    private static Optional<Value> number(BigDecimal number, JsonPointer at, Findings findings) {
        if (isHeld(number)) {
            return Optional.of(Value.of(number));
        }
        findings.invalid(
                at.text(),
                "must have at most %d significant digits and lie between 1e%d and 1e%d in size"
                        .formatted(DIGITS, SMALLEST_EXPONENT, LARGEST_EXPONENT + 1));
        return Optional.empty();
    }

    private static boolean isHeld(BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        BigDecimal bare = number.stripTrailingZeros();
        long exponent = (long) bare.precision() - bare.scale() - 1;
        return bare.precision() <= DIGITS && exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT;
    }

    private static Optional<Value> notScalar(Json json, JsonPointer at, Findings findings) {
        findings.invalid(at.text(), "must be a string, a number, true, false or null, not " + json.kind());
        return Optional.empty();
    }
}
