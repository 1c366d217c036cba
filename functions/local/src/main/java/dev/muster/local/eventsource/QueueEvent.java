package dev.muster.local.eventsource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.embedded.template.LocalAws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The event with which Lambda delivers messages of a queue to a function.
 *
 * @param messages the messages of the event, in order
 */
public record QueueEvent(List<Message> messages, ObjectNode json) {
    public QueueEvent {
        messages = List.copyOf(messages);
    }

    /**
     * Returns the messages in as few events as possible, each of at most {@code limit} bytes. A larger message gets its
     * own event.
     */
    public static List<QueueEvent> of(List<Message> messages, String queue, int limit) {
        List<QueueEvent> events = new ArrayList<>();
        List<Message> batch = new ArrayList<>();
        ObjectNode event = empty();
        int size = 0;
        for (Message message : messages) {
            ObjectNode item = item(message, queue);
            int length = item.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            if (!batch.isEmpty() && size + length > limit) {
                events.add(new QueueEvent(batch, event));
                batch = new ArrayList<>();
                event = empty();
                size = 0;
            }
            batch.add(message);
            event.withArray("Records").add(item);
            size += length;
        }
        events.add(new QueueEvent(batch, event));
        return events;
    }

    private static ObjectNode empty() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putArray("Records");
        return event;
    }

    /** Returns the event as JSON in UTF-8. */
    public byte[] bytes() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode item(Message message, String queue) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("messageId", message.messageId());
        item.put("receiptHandle", message.receiptHandle());
        item.put("body", message.body());
        ObjectNode attributes = item.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode own = item.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> attribute(own.putObject(name), value));
        item.put("md5OfBody", message.md5OfBody());
        item.put("eventSource", "aws:sqs");
        item.put("eventSourceARN", LocalAws.arn("sqs", queue));
        item.put("awsRegion", LocalAws.REGION);
        return item;
    }

    private static void attribute(ObjectNode json, MessageAttributeValue value) {
        if (value.stringValue() != null) {
            json.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            json.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        json.putArray("stringListValues");
        json.putArray("binaryListValues");
        json.put("dataType", value.dataType());
    }
}
