package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonFlag;
import dev.muster.cli.json.JsonValue.JsonNumber;
import dev.muster.cli.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.Locale;

/** A value of the type that its name ends in, as in the headings of a file: {@code score:number}. */
record TypedValue(String name, JsonValue value) {

    static TypedValue of(String name, String text) {
        int colon = name.lastIndexOf(':');
        return switch (colon < 0 ? "" : name.substring(colon + 1)) {
            case "number" -> new TypedValue(name.substring(0, colon), number(name, text));
            case "boolean" -> new TypedValue(name.substring(0, colon), flag(name, text));
            case "text" -> new TypedValue(name.substring(0, colon), new JsonText(text));
            default -> new TypedValue(name, new JsonText(text));
        };
    }

    private static JsonValue number(String name, String text) {
        try {
            return new JsonNumber(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            throw CliFailure.usage(name + " must be a number such as 42 or 1.5, not \"" + text + "\"", "");
        }
    }

    private static JsonValue flag(String name, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> new JsonFlag(true);
            case "false" -> new JsonFlag(false);
            default -> throw CliFailure.usage(name + " must be true or false, not \"" + text + "\"", "");
        };
    }
}
