package dev.muster.aws.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conversions between Java values and attribute values. */
public final class AttributeValues {
    public static final AttributeValue NULL = AttributeValue.builder().nul(true).build();

    private AttributeValues() {}

    public static AttributeValue text(String text) {
        return AttributeValue.builder().s(text).build();
    }

    public static AttributeValue number(long number) {
        return AttributeValue.builder().n(Long.toString(number)).build();
    }

    public static AttributeValue number(BigDecimal number) {
        return AttributeValue.builder().n(number.toString()).build();
    }

    public static AttributeValue bytes(byte[] bytes) {
        return AttributeValue.builder().b(SdkBytes.fromByteArrayUnsafe(bytes)).build();
    }

    public static AttributeValue flag(boolean on) {
        return AttributeValue.builder().bool(on).build();
    }

    public static AttributeValue list(List<AttributeValue> elements) {
        return AttributeValue.builder().l(elements).build();
    }

    public static AttributeValue map(Map<String, AttributeValue> entries) {
        return AttributeValue.builder().m(entries).build();
    }

    /** Returns the texts as a list, in order. */
    public static AttributeValue texts(Collection<String> texts) {
        return list(texts.stream().sorted().map(AttributeValues::text).toList());
    }

    public static Set<String> asTexts(AttributeValue texts) {
        return texts.l().stream().map(AttributeValue::s).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns an attribute that every writer of the item or the map stores. */
    public static AttributeValue member(Map<String, AttributeValue> stored, String name) {
        return Objects.requireNonNull(stored.get(name), name);
    }

    public static long asLong(AttributeValue number) {
        return Long.parseLong(number.n());
    }

    /** Returns a moment as seconds since the epoch, exact to the nanosecond. */
    public static AttributeValue moment(Instant moment) {
        return number(BigDecimal.valueOf(moment.getEpochSecond())
                .add(BigDecimal.valueOf(moment.getNano(), 9))
                .stripTrailingZeros());
    }

    public static Instant asMoment(AttributeValue seconds) {
        BigDecimal exact = new BigDecimal(seconds.n());
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(), exact.subtract(whole).movePointRight(9).longValueExact());
    }

    /**
     * Returns a moment as whole seconds, rounded up: the format of the time to live, which then removes no item too
     * early.
     */
    public static AttributeValue expiry(Instant moment) {
        return number(moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0));
    }
}
