package dev.muster.aws.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The log of a function. Each entry is one line of JSON in ASCII, so that no value ends its line. */
public record JsonLog(LambdaLogger logger) {
    private static final int MAX_TEXT_LENGTH = 300;

    /** Returns a member whose text may come from outside: it is cut to 300 characters. */
    public static Member text(String name, String value) {
        return JsonValue.member(name, shorten(value));
    }

    /** Returns a member with a number. */
    public static Member number(String name, long value) {
        return JsonValue.member(name, JsonValue.of(value));
    }

    /** Returns the text, cut to 300 characters. */
    public static String shorten(String value) {
        return value.length() <= MAX_TEXT_LENGTH ? value : value.substring(0, MAX_TEXT_LENGTH) + "…";
    }

    /** Writes one line. */
    public void write(LogLevel level, Member... members) {
        write(level, List.of(members));
    }

    /** Writes one line. */
    public void write(LogLevel level, List<Member> members) {
        String line = JsonWriter.writeAscii(JsonValue.object(members)) + "\n";
        // As bytes, because Lambda would wrap a string into another JSON object.
        logger.log(line.getBytes(StandardCharsets.US_ASCII), level);
    }
}
