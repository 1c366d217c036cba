package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.aws.lambda.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of an SQS event that the workers use, and writes the response. */
final class QueueEvent {
    private QueueEvent() {}

    static SQSEvent read(InputStream input) throws IOException {
        SQSEvent event = new SQSEvent();
        try (EventReader reader = EventReader.open(input)) {
            for (String name = reader.nextField(); name != null; name = reader.nextField()) {
                if (name.equals("Records") && reader.isArray()) {
                    event.setRecords(messages(reader));
                } else {
                    reader.skip();
                }
            }
        }
        return event;
    }

    private static List<SQSMessage> messages(EventReader reader) throws IOException {
        List<SQSMessage> messages = new ArrayList<>();
        while (reader.nextObject()) {
            messages.add(message(reader));
        }
        return messages;
    }

    private static SQSMessage message(EventReader reader) throws IOException {
        SQSMessage message = new SQSMessage();
        for (String name = reader.nextField(); name != null; name = reader.nextField()) {
            switch (name) {
                case "messageId" -> message.setMessageId(reader.text());
                case "body" -> message.setBody(reader.text());
                case "attributes" -> message.setAttributes(reader.texts());
                default -> reader.skip();
            }
        }
        return message;
    }

    static void write(SQSBatchResponse response, OutputStream output) throws IOException {
        List<JsonValue> failures = response.getBatchItemFailures().stream()
                .<JsonValue>map(
                        failure -> JsonValue.object(JsonValue.member("itemIdentifier", failure.getItemIdentifier())))
                .toList();
        JsonValue json = JsonValue.object(new Member("batchItemFailures", JsonValue.array(failures)));
        JsonWriter.write(json, output);
    }
}
