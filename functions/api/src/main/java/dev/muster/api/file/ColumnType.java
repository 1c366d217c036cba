package dev.muster.api.file;

import dev.muster.aws.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The type of the values of a column, which a heading may name: {@code score:number}. */
enum ColumnType {
    TEXT("text"),
    NUMBER("a number, such as 42 or 1.5"),
    BOOLEAN("true or false");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final int MAX_DECIMAL = 256;

    private final String form;
    private final String suffix = ":" + name().toLowerCase(Locale.ROOT);

    ColumnType(String form) {
        this.form = form;
    }

    /** Returns what a cell must be, for error messages. */
    String form() {
        return form;
    }

    /** Returns what a heading with this type ends with. */
    String suffix() {
        return suffix;
    }

    /** Returns the names of all types, for error messages. */
    static String names() {
        return Arrays.stream(values()).map(type -> type.suffix.substring(1)).collect(Collectors.joining(", "));
    }

    /** Returns the type that the heading names behind its last colon, in any case. */
    static Optional<ColumnType> at(String heading) {
        String named = BlankText.strip(heading.substring(heading.lastIndexOf(':') + 1));
        return Arrays.stream(values())
                .filter(type -> heading.indexOf(':') >= 0 && named.equalsIgnoreCase(type.name()))
                .findFirst();
    }

    /** Returns the value of a cell; empty when the cell is not of this type. */
    Optional<JsonValue> read(String cell) {
        return switch (this) {
            case TEXT -> Optional.of(JsonValue.of(cell));
            case NUMBER -> number(BlankText.strip(cell));
            case BOOLEAN -> flag(BlankText.strip(cell));
        };
    }

    private static Optional<JsonValue> number(String cell) {
        return cell.length() <= MAX_DECIMAL && DECIMAL.matcher(cell).matches()
                ? Optional.of(new JsonValue.JsonNumber(new BigDecimal(cell)))
                : Optional.empty();
    }

    private static Optional<JsonValue> flag(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(JsonValue.of(true));
            case "false" -> Optional.of(JsonValue.of(false));
            case String _ -> Optional.empty();
        };
    }
}
