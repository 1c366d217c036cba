package dev.muster.api;

import static dev.muster.aws.lambda.JsonLog.number;
import static dev.muster.aws.lambda.JsonLog.text;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.muster.api.http.ApiRequest;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.lambda.JsonLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Logs one line for each request and one for each unexpected exception. The lines never contain the query, the headers
 * or the body, because secrets travel there.
 */
record RequestLog(JsonLog log) {
    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 4;

    static RequestLog of(LambdaLogger logger) {
        return new RequestLog(new JsonLog(logger));
    }

    void request(ApiRequest request, LoggedResponse logged, Duration duration) {
        String tenant = logged.caller().map(caller -> caller.tenant().id()).orElse("none");
        log.write(
                LogLevel.INFO,
                text("event", "request"),
                text("method", request.method()),
                text("route", logged.route().orElse("none")),
                number("status", logged.response().status()),
                number("duration_ms", duration.toMillis()),
                text("tenant", tenant),
                text("request_id", request.id()));
    }

    void exception(ApiRequest request, Throwable unexpected) {
        List<Member> members = new ArrayList<>(List.of(text("event", "exception"), text("request_id", request.id())));
        Stream.iterate(unexpected, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .forEach(cause -> members.add(JsonValue.member("cause" + (members.size() - 1), stackTrace(cause))));
        log.write(LogLevel.ERROR, members);
    }

    private static JsonValue stackTrace(Throwable cause) {
        return JsonValue.array(Stream.concat(
                        Stream.of(cause.toString()),
                        Stream.of(cause.getStackTrace()).limit(MAX_FRAMES).map(StackTraceElement::toString))
                .map(line -> JsonValue.of(JsonLog.shorten(line)))
                .toList());
    }
}
