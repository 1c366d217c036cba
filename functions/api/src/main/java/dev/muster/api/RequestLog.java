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
 * Writes one JSON line for each request and one for each unexpected exception. The lines never contain the query, the
 * headers or the body, because secrets travel there. Values are shortened, and escaped so that they stay on their line.
 */
record RequestLog(LambdaLogger logger) {
    private static final int MAX_VALUE_LENGTH = 200;
    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 4;

    void request(ApiRequest request, LoggedResponse logged, Duration duration) {
        write(
                LogLevel.INFO,
                List.of(
                        text("event", "request"),
                        text("method", request.method()),
                        text("route", logged.route().orElse("none")),
                        JsonValue.member(
                                "status", JsonValue.of(logged.response().status())),
                        JsonValue.member("duration_ms", JsonValue.of(duration.toMillis())),
                        text(
                                "tenant",
                                logged.caller()
                                        .map(caller -> caller.tenant().id())
                                        .orElse("none")),
                        text("request_id", request.id())));
    }

    void exception(ApiRequest request, Throwable unexpected) {
        List<Member> members = new ArrayList<>(List.of(text("event", "exception"), text("request_id", request.id())));
        Stream.iterate(unexpected, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .forEach(cause -> members.add(JsonValue.member("cause" + (members.size() - 1), stackTrace(cause))));
        write(LogLevel.ERROR, members);
    }

    private static JsonValue stackTrace(Throwable cause) {
        return JsonValue.array(Stream.concat(
                        Stream.of(cause.toString()),
                        Stream.of(cause.getStackTrace()).limit(MAX_FRAMES).map(StackTraceElement::toString))
                .map(line -> JsonValue.of(shorten(line)))
                .toList());
    }

    private static Member text(String name, String value) {
        return JsonValue.member(name, shorten(value));
    }

    private static String shorten(String value) {
        return value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH) + "…";
    }

    private void write(LogLevel level, List<Member> members) {
        String line = JsonWriter.writeAscii(JsonValue.object(members)) + "\n";
        // As bytes, because Lambda would wrap a string into another JSON object.
        logger.log(line.getBytes(StandardCharsets.US_ASCII), level);
    }
}
