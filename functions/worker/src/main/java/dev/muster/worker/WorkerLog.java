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
 * One JSON line an invocation, and one for every message handed back. What others wrote is capped, and escaped so that
 * it stays on its line.
 */
record WorkerLog(LambdaLogger logger) {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int LONGEST = 300;

    void invocation(String event, int messages, int handedBack, Duration took, String invocation) {
        write(LogLevel.INFO, line -> {
            line.writeStringField("event", event);
            line.writeNumberField("messages", messages);
            line.writeNumberField("handed_back", handedBack);
            line.writeNumberField("ms", took.toMillis());
            line.writeStringField("request_id", capped(invocation));
        });
    }

    void handedBack(String messageId, int receives, String reason, String invocation) {
        write(LogLevel.WARN, line -> {
            line.writeStringField("event", "handed_back");
            line.writeStringField("message_id", capped(messageId));
            line.writeNumberField("receives", receives);
            line.writeStringField("reason", capped(reason));
            line.writeStringField("request_id", capped(invocation));
        });
    }

    /** What went wrong with something that will be tried again. */
    void trouble(String event, String reason, String invocation) {
        write(LogLevel.WARN, line -> {
            line.writeStringField("event", event);
            line.writeStringField("trouble", capped(reason));
            line.writeStringField("request_id", capped(invocation));
        });
    }

    /**
     * Counts as CloudWatch reads them out of a log: its embedded metric format. The function's name keeps the counts of
     * several stacks of one account apart.
     */
    void metrics(String function, Map<String, Integer> counts, Instant now) {
        // Of no level, so that no level leaves out what the alarms read.
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

    /** What was done by which commands stays between the administrator and the function: secrets are in it. */
    void administered(int commands, long done, Duration took, String invocation) {
        write(LogLevel.INFO, line -> {
            line.writeStringField("event", "administered");
            line.writeNumberField("commands", commands);
            line.writeNumberField("done", done);
            line.writeNumberField("ms", took.toMillis());
            line.writeStringField("request_id", capped(invocation));
        });
    }

    /** Writes the members of one line. */
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
            throw new UncheckedIOException("text in memory cannot fail to be written", impossible);
        }
        // As bytes, or Lambda would wrap the line into another.
        logger.log(text.toString().getBytes(StandardCharsets.US_ASCII), level);
    }

    private static String capped(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
