package dev.muster.embedded.meter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item in bytes, as the service bills it: names and values in UTF-8, a little for what nests. */
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

    /** A byte for every two significant digits, one more for the exponent, and one more for a sign. */
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

    /** Units of one write: one for every 1 KB begun, and one at least. */
    static long writeUnits(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
    }

    /** Half units of one read: for every 4 KB begun, and once at least, two if it is of the last write, else one. */
    static long readHalves(long bytes, boolean latest) {
        return Math.max(1, Math.ceilDiv(bytes, READ_UNIT)) * (latest ? 2 : 1);
    }
}
