package dev.muster.api;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonValue.Member;
import dev.muster.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One JSON line a request, and one for what should not have happened. Never the query, the headers or the body: secrets
 * travel there; what is told is capped, and escaped so that it stays on its line.
 */
record RequestLog(LambdaLogger logger) {
    private static final int LONGEST = 200;
    private static final int FRAMES = 12;
    private static final int CAUSES = 4;

    void request(ApiRequest request, LoggedResponse handled, Duration took) {
        write(
                LogLevel.INFO,
                List.of(
                        text("event", "request"),
                        text("method", request.method()),
                        text("route", handled.route().orElse("none")),
                        JsonValue.member(
                                "status", JsonValue.of(handled.response().status())),
                        JsonValue.member("ms", JsonValue.of(took.toMillis())),
                        text(
                                "tenant",
                                handled.caller()
                                        .map(caller -> caller.tenant().id())
                                        .orElse("none")),
                        text("request_id", request.id())));
    }

    void exception(ApiRequest request, Throwable unexpected) {
        List<Member> members = new ArrayList<>(List.of(text("event", "exception"), text("request_id", request.id())));
        Stream.iterate(unexpected, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .forEach(cause -> members.add(JsonValue.member("cause" + members.size(), described(cause))));
        write(LogLevel.ERROR, members);
    }

    private static JsonValue described(Throwable cause) {
        return JsonValue.array(Stream.concat(
                        Stream.of(cause.toString()),
                        Stream.of(cause.getStackTrace()).limit(FRAMES).map(StackTraceElement::toString))
                .map(line -> JsonValue.of(capped(line)))
                .toList());
    }

    private static Member text(String name, String value) {
        return JsonValue.member(name, capped(value));
    }

    private static String capped(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    private void write(LogLevel level, List<Member> members) {
        String line = JsonWriter.writeAscii(JsonValue.object(members)) + "\n";
        // As bytes, or Lambda would wrap the line into another.
        logger.log(line.getBytes(StandardCharsets.US_ASCII), level);
    }
}
