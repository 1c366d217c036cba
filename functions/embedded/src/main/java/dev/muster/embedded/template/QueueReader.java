package dev.muster.embedded.template;

import dev.muster.embedded.template.QueueResource.Redrive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::SQS::Queue}, with the defaults of the service. */
final class QueueReader {
    private static final int TWELVE_HOURS = 43_200;
    private static final int FOURTEEN_DAYS = 1_209_600;

    private final Map<String, TemplateProperty> declared;

    QueueReader(Map<String, TemplateProperty> declared) {
        this.declared = declared;
    }

    List<QueueResource> read() {
        return declared.entrySet().stream()
                .map(entry -> queue(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the name of the queue whose ARN the property holds. */
    String nameByArn(TemplateProperty arn) {
        String id = arn.resource("Arn");
        TemplateProperty queue = declared.get(id);
        if (queue == null) {
            throw arn.invalid("refers to " + id + ", which is not a queue of this template");
        }
        return name(id, queue);
    }

    private QueueResource queue(String id, TemplateProperty queue) {
        queue.find("FifoQueue").filter(TemplateProperty::flag).ifPresent(fifo -> {
            throw fifo.invalid("is not supported by the local host");
        });
        return new QueueResource(
                id,
                name(id, queue),
                seconds(queue, "VisibilityTimeout", 30, TWELVE_HOURS),
                seconds(queue, "MessageRetentionPeriod", 345_600, FOURTEEN_DAYS),
                seconds(queue, "DelaySeconds", 0, 900),
                queue.find("RedrivePolicy").map(this::redrive));
    }

    private Redrive redrive(TemplateProperty policy) {
        return new Redrive(
                nameByArn(policy.at("deadLetterTargetArn")),
                policy.at("maxReceiveCount").number(1, 1_000));
    }

    private static String name(String id, TemplateProperty queue) {
        return queue.find("QueueName").map(TemplateProperty::text).orElse(id);
    }

    private static Duration seconds(TemplateProperty queue, String key, int defaultValue, int max) {
        Optional<TemplateProperty> declared = queue.find(key);
        return Duration.ofSeconds(declared.map(value -> value.number(0, max)).orElse(defaultValue));
    }
}
