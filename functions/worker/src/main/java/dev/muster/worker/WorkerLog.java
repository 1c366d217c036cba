package dev.muster.worker;

import static dev.muster.aws.lambda.JsonLog.number;
import static dev.muster.aws.lambda.JsonLog.text;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.muster.aws.lambda.JsonLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The log of a worker: one line for each invocation, and one for each message handed back. */
record WorkerLog(JsonLog log) {

    static WorkerLog of(LambdaLogger logger) {
        return new WorkerLog(new JsonLog(logger));
    }

    void invocation(String event, int messages, int handedBack, Duration took, String invocation) {
        log.write(
                LogLevel.INFO,
                text("event", event),
                number("messages", messages),
                number("handed_back", handedBack),
                number("duration_ms", took.toMillis()),
                text("request_id", invocation));
    }

    void handedBack(String messageId, int receiveCount, String reason, String invocation) {
        log.write(
                LogLevel.WARN,
                text("event", "handed_back"),
                text("message_id", messageId),
                number("receive_count", receiveCount),
                text("reason", reason),
                text("request_id", invocation));
    }

    /** Logs an error of work that is retried later. */
    void error(String event, String reason, String invocation) {
        log.write(LogLevel.WARN, text("event", event), text("error", reason), text("request_id", invocation));
    }

    /** Logs counts in the embedded metric format of CloudWatch. */
    void metrics(String function, Map<String, Integer> counts, Instant now) {
        // At the highest level, because LogLevel must not filter out the metrics of the alarms. The runtime passes a
        // line
        // without a level, but the log service may count it as INFO.
        log.write(LogLevel.FATAL, new EmbeddedMetrics(function, new TreeMap<>(counts), now).members());
    }

    /** Logs the number of commands without their contents, which include secrets. */
    void administered(int commands, long done, Duration took, String invocation) {
        log.write(
                LogLevel.INFO,
                text("event", "administered"),
                number("commands", commands),
                number("done", done),
                number("duration_ms", took.toMillis()),
                text("request_id", invocation));
    }
}
