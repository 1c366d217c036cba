package dev.muster.embedded.backend;

import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.QueueResource.Redrive;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates the declared queues. */
public record QueueCreator(SqsClient sqs) {

    /** Creates the queues. Existing queues stay unchanged. */
    public void create(List<QueueResource> queues) {
        // A dead-letter queue must exist before the queues that redrive to it. Chains of dead-letter queues do not
        // occur.
        queues.stream()
                .sorted(Comparator.comparing(queue -> queue.redrive().isPresent()))
                .forEach(this::create);
    }

    private void create(QueueResource queue) {
        sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue)));
    }

    private Map<QueueAttributeName, String> attributes(QueueResource queue) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
        attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
        queue.redrive().ifPresent(redrive -> attributes.put(QueueAttributeName.REDRIVE_POLICY, policy(redrive)));
        return attributes;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private String policy(Redrive redrive) {
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(arn(redrive.target()), redrive.maxReceiveCount());
    }

    /** Returns the ARN from the service, which uses its own region and account. */
    private String arn(String queue) {
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        return Objects.requireNonNull(
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN));
    }
}
