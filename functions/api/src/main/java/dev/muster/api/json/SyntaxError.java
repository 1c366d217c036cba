package dev.muster.api.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.Optional;
import java.util.regex.Pattern;

/** The error text for text that is not JSON: the error and its location, without the parser's own details. */
final class SyntaxError {
    /** Start of the parser's remarks about its own settings and sources. */
    private static final Pattern PARSER_REMARK =
            Pattern.compile(", from `| ?\\(start marker|: enable|; enable|\\[Source|`");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MAX_LENGTH = 200;

    private SyntaxError() {}

    /**
     * Returns the error text.
     *
     * @param reached the location to name when the error has none
     */
    static String sentence(JacksonException error, JsonLocation reached) {
        String message = PARSER_REMARK.split(error.getOriginalMessage(), 2)[0].strip();
        String printable = CONTROL.matcher(message).replaceAll(" ");
        return "not JSON, at %s: %s%s"
                .formatted(
                        location(Optional.ofNullable(error.getLocation()).orElse(reached)),
                        shorten(printable),
                        hasUnclosedBracket(printable) ? ")" : "");
    }

    static String location(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    private static boolean hasUnclosedBracket(String text) {
        return text.chars().filter(character -> character == '(').count()
                > text.chars().filter(character -> character == ')').count();
    }
}
