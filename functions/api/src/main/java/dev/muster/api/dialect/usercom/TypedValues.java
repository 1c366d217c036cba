package dev.muster.api.dialect.usercom;

import dev.muster.api.json.JsonValue;
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
 * What can be read out of a JSON value by the types of this API (contracts/usercom.md): a string that reads as the type
 * is taken for it. Empty when the value is of another type.
 */
final class TypedValues {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@[^\\s@\"(),:;<>\\[\\]\\\\]{1,253}");
    private static final Set<String> WEB = Set.of("http", "https");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);

    private TypedValues() {}

    /** A whole number of 64 bits, however it is written. */
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
        boolean fits = number.compareTo(SMALLEST) >= 0 && number.compareTo(LARGEST) <= 0;
        // Compared first, so that a huge exponent is never written out.
        return fits && number.stripTrailingZeros().scale() <= 0
                ? Optional.of(number.longValueExact())
                : Optional.empty();
    }

    /** Text; a number is taken for its text. */
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

    /** True and false, as themselves, as words and as 1 and 0. */
    static Optional<Boolean> flag(JsonValue json) {
        Optional<String> word =
                json instanceof JsonValue.JsonBoolean(boolean on) ? Optional.of(Boolean.toString(on)) : text(json);
        return word.map(text -> text.strip().toLowerCase(Locale.ROOT)).flatMap(text -> switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** One of some words, in any case, or of the numbers that stand for them. */
    static Optional<Value> choice(JsonValue json, Map<String, String> words) {
        return text(json)
                .map(text -> words.get(text.strip().toLowerCase(Locale.ROOT)))
                .map(Value::of);
    }

    /** An e-mail address: something, an at sign, and a domain (RFC 5321 §4.5.3.1 has the lengths). */
    static Optional<String> email(JsonValue json) {
        return json instanceof JsonValue.JsonString(String text)
                ? Optional.of(text.strip())
                        .filter(address -> EMAIL.matcher(address).matches())
                : Optional.empty();
    }

    /** An absolute address of the web. */
    static Optional<String> url(JsonValue json) {
        return json instanceof JsonValue.JsonString(String text)
                ? Optional.of(text.strip()).filter(TypedValues::isUrl)
                : Optional.empty();
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
