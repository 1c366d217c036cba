package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an SQS event that the workers use, and writes the response. The serialization of the Lambda
 * runtime would take half of the time of a cold start.
 */
final class QueueEvent {
    private static final JsonFactory JSON = new JsonFactory();

    private QueueEvent() {}

    static SQSEvent read(InputStream input) throws IOException {
        SQSEvent event = new SQSEvent();
        try (JsonParser json = JSON.createParser(input)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("Records") && json.currentToken() == JsonToken.START_ARRAY) {
                    event.setRecords(messages(json));
                } else {
                    json.skipChildren();
                }
            }
        }
        return event;
    }

    private static List<SQSMessage> messages(JsonParser json) throws IOException {
        List<SQSMessage> messages = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            messages.add(message(json));
        }
        return messages;
    }

    private static SQSMessage message(JsonParser json) throws IOException {
        SQSMessage message = new SQSMessage();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "messageId" -> message.setMessageId(json.getValueAsString());
                case "body" -> message.setBody(json.getValueAsString());
                case "attributes" -> message.setAttributes(texts(json));
                default -> json.skipChildren();
            }
        }
        return message;
    }

    /** Returns null for a missing object, as the Lambda runtime does. */
    private static @Nullable Map<String, String> texts(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getValueAsString());
        }
        return texts;
    }

    static void write(SQSBatchResponse response, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (BatchItemFailure failure : response.getBatchItemFailures()) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", failure.getItemIdentifier());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
