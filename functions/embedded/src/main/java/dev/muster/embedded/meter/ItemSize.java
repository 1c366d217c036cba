package dev.muster.embedded.meter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The billed size of an item in bytes: names and values in UTF-8, and a small overhead for nested values. */
final class ItemSize {
    private static final long WRITE_UNIT = 1024;
    private static final long READ_UNIT = 4 * 1024;
    private static final long NESTING = 3;

    private ItemSize() {}

    static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static long of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
            case BS ->
                value.bs().stream()
                        .mapToLong(bytes -> bytes.asByteArrayUnsafe().length)
                        .sum();
            case L -> NESTING + list(value.l());
            case M -> NESTING + value.m().size() + of(value.m());
            case UNKNOWN_TO_SDK_VERSION -> 0;
        };
    }

    private static long list(List<AttributeValue> elements) {
        return elements.stream().mapToLong(element -> 1 + of(element)).sum();
    }

    /**
     * Returns the size of a number: a byte for every two significant digits, one for the exponent and one for a minus
     * sign.
     */
    private static long number(String digits) {
        BigDecimal number = new BigDecimal(digits);
        if (number.signum() == 0) {
            return 1;
        }
        long pairs = Math.ceilDiv(number.stripTrailingZeros().precision(), 2);
        return 1 + pairs + (number.signum() < 0 ? 1 : 0);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the units of a write: one for each started KB, and at least one. */
    static long writeUnits(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
    }

    /**
     * Returns the half units of a read: one for each started 4 KB and at least one, or twice as many for a consistent
     * read.
     */
    static long readHalves(long bytes, boolean latest) {
        return Math.max(1, Math.ceilDiv(bytes, READ_UNIT)) * (latest ? 2 : 1);
    }
}
