package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The log of a worker: one JSON line for each invocation, and one for each message handed back. Texts from outside are
 * cut to 300 characters and escaped, so that they stay on their line.
 */
record WorkerLog(LambdaLogger logger) {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int MAX_LENGTH = 300;

    void invocation(String event, int messages, int handedBack, Duration took, String invocation) {
        write(LogLevel.INFO, line -> {
            line.writeStringField("event", event);
            line.writeNumberField("messages", messages);
            line.writeNumberField("handed_back", handedBack);
            line.writeNumberField("duration_ms", took.toMillis());
            line.writeStringField("request_id", capped(invocation));
        });
    }

    void handedBack(String messageId, int receiveCount, String reason, String invocation) {
        write(LogLevel.WARN, line -> {
            line.writeStringField("event", "handed_back");
            line.writeStringField("message_id", capped(messageId));
            line.writeNumberField("receive_count", receiveCount);
            line.writeStringField("reason", capped(reason));
            line.writeStringField("request_id", capped(invocation));
        });
    }

    /** Logs an error of work that is retried later. */
    void error(String event, String reason, String invocation) {
        write(LogLevel.WARN, line -> {
            line.writeStringField("event", event);
            line.writeStringField("error", capped(reason));
            line.writeStringField("request_id", capped(invocation));
        });
    }

    /**
     * Logs counts in the embedded metric format of CloudWatch. The name of the function separates the counts of several
     * stacks in one account.
     */
    void metrics(String function, Map<String, Integer> counts, Instant now) {
        // Without a level, because a log level must not filter out the metrics of the alarms.
        write(LogLevel.UNDEFINED, line -> {
            line.writeObjectFieldStart("_aws");
            line.writeNumberField("Timestamp", now.toEpochMilli());
            line.writeArrayFieldStart("CloudWatchMetrics");
            line.writeStartObject();
            line.writeStringField("Namespace", "Muster");
            line.writeArrayFieldStart("Dimensions");
            line.writeStartArray();
            line.writeString("FunctionName");
            line.writeEndArray();
            line.writeEndArray();
            line.writeArrayFieldStart("Metrics");
            for (String name : new TreeSet<>(counts.keySet())) {
                line.writeStartObject();
                line.writeStringField("Name", name);
                line.writeStringField("Unit", "Count");
                line.writeEndObject();
            }
            line.writeEndArray();
            line.writeEndObject();
            line.writeEndArray();
            line.writeEndObject();
            line.writeStringField("FunctionName", function);
            for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
                line.writeNumberField(count.getKey(), count.getValue());
            }
        });
    }

    /** Logs the number of commands without their contents, which include secrets. */
    void administered(int commands, long done, Duration took, String invocation) {
        write(LogLevel.INFO, line -> {
            line.writeStringField("event", "administered");
            line.writeNumberField("commands", commands);
            line.writeNumberField("done", done);
            line.writeNumberField("duration_ms", took.toMillis());
            line.writeStringField("request_id", capped(invocation));
        });
    }

    /** Writes the members of one log line. */
    private interface Members {
        void write(JsonGenerator line) throws IOException;
    }

    private void write(LogLevel level, Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator line = JSON.createGenerator(text)) {
            line.writeStartObject();
            members.write(line);
            line.writeEndObject();
            line.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory does not fail", impossible);
        }
        // As bytes, because Lambda would wrap a text into another JSON line.
        logger.log(text.toString().getBytes(StandardCharsets.US_ASCII), level);
    }

    private static String capped(String value) {
        return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
    }
}
