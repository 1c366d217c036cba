package dev.muster.api.dialect.usercom;

import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Conversions of JSON values to the types of this API (docs/dialects/usercom.md). A string in the form of the type is
 * converted; a value of another type gives empty.
 */
final class TypedValues {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Set<String> WEB_SCHEMES = Set.of("http", "https");
    private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Long.MIN_VALUE);

    private TypedValues() {}

    /** Returns a whole number of 64 bits, in any notation. */
    static Optional<Long> integer(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonNumber(BigDecimal number) -> integer(number);
            case JsonValue.JsonString(String text)
            when INTEGER.matcher(text.strip()).matches() -> integer(new BigDecimal(text.strip()));
            case JsonValue.JsonString _ -> Optional.empty();
            case JsonValue.JsonObject _ -> Optional.empty();
            case JsonValue.JsonArray _ -> Optional.empty();
            case JsonValue.JsonBoolean _ -> Optional.empty();
            case JsonValue.JsonNull _ -> Optional.empty();
        };
    }

    private static Optional<Long> integer(BigDecimal number) {
        boolean isInRange = number.compareTo(MIN_INTEGER) >= 0 && number.compareTo(MAX_INTEGER) <= 0;
        // The range is checked first, because a huge exponent would be written out.
        return isInRange && number.stripTrailingZeros().scale() <= 0
                ? Optional.of(number.longValueExact())
                : Optional.empty();
    }

    /** Returns text; a number is converted to text. */
    static Optional<String> text(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> Optional.of(text);
            case JsonValue.JsonNumber(BigDecimal number) -> Optional.of(number.toString());
            case JsonValue.JsonObject _ -> Optional.empty();
            case JsonValue.JsonArray _ -> Optional.empty();
            case JsonValue.JsonBoolean _ -> Optional.empty();
            case JsonValue.JsonNull _ -> Optional.empty();
        };
    }

    /** Returns true or false, also from words and from 1 and 0. */
    static Optional<Boolean> flag(JsonValue json) {
        Optional<String> word =
                json instanceof JsonValue.JsonBoolean(boolean on) ? Optional.of(Boolean.toString(on)) : text(json);
        return word.map(text -> text.strip().toLowerCase(Locale.ROOT)).flatMap(text -> switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** Returns the value of one of the codes, case-insensitively, or of a number that stands for it. */
    static Optional<Value> choice(JsonValue json, Map<String, String> codes) {
        return text(json)
                .map(text -> codes.get(text.strip().toLowerCase(Locale.ROOT)))
                .map(Value::of);
    }

    /** Returns an e-mail address. */
    static Optional<String> email(JsonValue json) {
        return json instanceof JsonValue.JsonString(String text)
                ? Optional.of(text.strip()).filter(ContactSet.EMAIL_ADDRESSES::isValid)
                : Optional.empty();
    }

    /** Returns a phone number; blank text stands for none. */
    static Optional<Value> phone(JsonValue json) {
        return text(json)
                .map(String::strip)
                .filter(number -> number.isEmpty() || ContactSet.PHONE_NUMBERS.isValid(number))
                .map(number -> number.isEmpty() ? Value.NOTHING : Value.of(number));
    }

    /** Returns an absolute HTTP or HTTPS URL. */
    static Optional<String> url(JsonValue json) {
        return json instanceof JsonValue.JsonString(String text)
                ? Optional.of(text.strip()).filter(TypedValues::isUrl)
                : Optional.empty();
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && WEB_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
