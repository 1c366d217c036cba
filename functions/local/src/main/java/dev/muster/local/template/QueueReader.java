package dev.muster.local.template;

import dev.muster.local.template.Queue.Redrive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::SQS::Queue}, with the service's defaults. */
final class QueueReader {
    private static final int TWELVE_HOURS = 43_200;
    private static final int FOURTEEN_DAYS = 1_209_600;

    private final Map<String, Property> declared;

    QueueReader(Map<String, Property> declared) {
        this.declared = declared;
    }

    List<Queue> read() {
        return declared.entrySet().stream()
                .map(entry -> queue(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The name of the queue whose ARN the property holds. */
    String nameByArn(Property arn) {
        String id = arn.resource("Arn");
        Property queue = declared.get(id);
        if (queue == null) {
            throw arn.wrong("refers to " + id + ", which is no queue of this template");
        }
        return name(id, queue);
    }

    private Queue queue(String id, Property queue) {
        queue.find("FifoQueue").filter(Property::flag).ifPresent(fifo -> {
            throw fifo.wrong("is not known to the local host");
        });
        return new Queue(
                id,
                name(id, queue),
                seconds(queue, "VisibilityTimeout", 30, TWELVE_HOURS),
                seconds(queue, "MessageRetentionPeriod", 345_600, FOURTEEN_DAYS),
                seconds(queue, "DelaySeconds", 0, 900),
                queue.find("RedrivePolicy").map(this::redrive));
    }

    private Redrive redrive(Property policy) {
        return new Redrive(
                nameByArn(policy.at("deadLetterTargetArn")),
                policy.at("maxReceiveCount").number(1, 1_000));
    }

    private static String name(String id, Property queue) {
        return queue.find("QueueName").map(Property::text).orElse(id);
    }

    private static Duration seconds(Property queue, String key, int otherwise, int most) {
        Optional<Property> declared = queue.find(key);
        return Duration.ofSeconds(declared.map(value -> value.number(0, most)).orElse(otherwise));
    }
}
