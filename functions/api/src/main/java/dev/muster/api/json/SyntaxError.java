package dev.muster.api.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with text that is not JSON, and where, without the parser's talk of itself. */
final class SyntaxError {
    /** Where the parser begins to speak of its own settings and sources. */
    private static final Pattern ASIDE = Pattern.compile(", from `| ?\\(start marker|: enable|; enable|\\[Source|`");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 200;

    private SyntaxError() {}

    /** What is wrong; {@code reached} tells where when the error does not. */
    static String sentence(JacksonException error, JsonLocation reached) {
        String said = ASIDE.split(error.getOriginalMessage(), 2)[0].strip();
        String what = CONTROL.matcher(said).replaceAll(" ");
        return "not JSON that is taken here, at %s: %s%s"
                .formatted(
                        place(Optional.ofNullable(error.getLocation()).orElse(reached)),
                        shortened(what),
                        unclosed(what) ? ")" : "");
    }

    static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static boolean unclosed(String text) {
        return text.chars().filter(character -> character == '(').count()
                > text.chars().filter(character -> character == ')').count();
    }
}
