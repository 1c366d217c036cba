package dev.muster.aws.person;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values of registers as attribute values: text as S, numbers as N, flags as BOOL, nothing as NULL. N holds 38 digits
 * and a limited exponent; other numbers are stored as their digits, in B.
 */
public final class ValueCodec {
    private static final int MAX_DIGITS = 38;
    private static final int MIN_EXPONENT = -130;
    private static final int MAX_EXPONENT = 125;

    private ValueCodec() {}

    /** Returns the attribute value that stores a value. */
    public static AttributeValue encode(Value value) {
        return switch (value) {
            case Value.Text(String text) -> AttributeValues.text(text);
            case Value.Numeric(BigDecimal number) -> encode(number);
            case Value.Flag(boolean on) -> AttributeValues.flag(on);
            case Value.Nothing _ -> AttributeValues.NULL;
        };
    }

    private static AttributeValue encode(BigDecimal number) {
        return fits(number)
                ? AttributeValues.number(number)
                : AttributeValue.builder()
                        .b(SdkBytes.fromUtf8String(number.toString()))
                        .build();
    }

    private static boolean fits(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        return number.precision() <= MAX_DIGITS && exponent >= MIN_EXPONENT && exponent <= MAX_EXPONENT;
    }

    /** Returns the value that an attribute value stores. */
    public static Value decode(AttributeValue stored) {
        return switch (stored.type()) {
            case S -> Value.of(stored.s());
            case N -> Value.of(new BigDecimal(stored.n()));
            case B -> Value.of(new BigDecimal(stored.b().asUtf8String()));
            case BOOL -> Value.of(stored.bool());
            case NUL -> Value.NOTHING;
            case L, M, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("a stored value has the unknown type " + stored.type());
        };
    }
}
