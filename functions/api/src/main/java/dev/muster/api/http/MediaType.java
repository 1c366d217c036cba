package dev.muster.api.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A media type or range with its parameters (RFC 9110 §8.3.1 and §12.5.1); names in lower case. */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    private static final Set<String> UTF_8_NAMES = Set.of("utf-8", "utf8", "us-ascii", "ascii");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Parses {@code text/csv; charset=utf-8}; returns empty when the text is no media type. */
    public static Optional<MediaType> parse(String text) {
        String[] parts = text.split(";", -1);
        String[] names = parts[0].strip().toLowerCase(Locale.ROOT).split("/", -1);
        if (names.length != 2
                || !TOKEN.matcher(names[0]).matches()
                || !TOKEN.matcher(names[1]).matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int part = 1; part < parts.length; part++) {
            String[] pair = parts[part].strip().split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0].toLowerCase(Locale.ROOT), unquote(pair[1]));
            }
        }
        return Optional.of(new MediaType(names[0], names[1], parameters));
    }

    /** Returns the type and subtype without parameters: {@code text/csv}. */
    public String name() {
        return type + "/" + subtype;
    }

    /** Returns whether the charset is missing or {@linkplain #isUtf8(String) UTF-8}. */
    public boolean isUtf8() {
        return isUtf8(parameters.getOrDefault("charset", "utf-8"));
    }

    /**
     * Returns whether text in this charset is UTF-8, in any case. {@code utf8} is the spelling of many clients, and text
     * in {@code us-ascii} is UTF-8 as well.
     */
    public static boolean isUtf8(String charset) {
        return UTF_8_NAMES.contains(charset.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns how specifically this range matches a media type: 0 not at all, 1 any type, 2 the same type, 3 exactly.
     */
    int specificity(String name) {
        if (name().equals(name)) {
            return 3;
        }
        boolean sameType = name.startsWith(type + "/");
        return subtype.equals("*") ? (sameType ? 2 : type.equals("*") ? 1 : 0) : 0;
    }

    /** Returns the weight of this range, from 0 to 1 (RFC 9110 §12.4.2); 1 when the range has none. */
    double weight() {
        String weight = parameters.getOrDefault("q", "1");
        return weight.matches("(0(\\.[0-9]{0,3})?)|(1(\\.0{0,3})?)") ? Double.parseDouble(weight) : 0;
    }

    private static String unquote(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
