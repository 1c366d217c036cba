package dev.muster.local.eventsource;

import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.QueueResource.Redrive;
import dev.muster.local.lambda.FunctionInvoker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Queues of the embedded backends, with their dead-letter queues. */
final class TestQueues implements AutoCloseable {
    private static final QueueAttributeName VISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName INVISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

    private final EmbeddedBackends backends = EmbeddedBackends.inMemory();

    /** Creates a queue and its dead-letter queue, which receives a message after three deliveries. */
    void create(String name) {
        QueueResource dead = queue(name + "-dead", Optional.empty());
        backends.create(List.of(), List.of(dead, queue(name, Optional.of(new Redrive(dead.name(), 3)))));
    }

    private static QueueResource queue(String name, Optional<Redrive> redrive) {
        return new QueueResource(name, name, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ZERO, redrive);
    }

    QueuePoller poll(QueueSource source, FunctionInvoker invoker) {
        return QueuePoller.start(source, backends.sqs(), url(source.queue()), invoker, System.err);
    }

    void send(String queue, String... bodies) {
        IntStream.iterate(0, from -> from < bodies.length, from -> from + 10).forEach(from -> {
            List<SendMessageBatchRequestEntry> entries = Arrays.stream(bodies)
                    .skip(from)
                    .limit(10)
                    .map(body -> SendMessageBatchRequestEntry.builder()
                            .id("id-" + body)
                            .messageBody(body)
                            .build())
                    .toList();
            backends.sqs()
                    .sendMessageBatch(request -> request.queueUrl(url(queue)).entries(entries));
        });
    }

    void sendWithAttribute(String queue, String body, String name, String value) {
        MessageAttributeValue attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
        backends.sqs()
                .sendMessage(request ->
                        request.queueUrl(url(queue)).messageBody(body).messageAttributes(Map.of(name, attribute)));
    }

    /** Returns the number of messages that are not deleted, visible or not. */
    int remaining(String queue) {
        Map<QueueAttributeName, String> counts = backends.sqs()
                .getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(counts.get(VISIBLE)) + Integer.parseInt(counts.get(INVISIBLE));
    }

    private String url(String queue) {
        return backends.queueUrl(queue);
    }

    @Override
    public void close() {
        backends.close();
    }
}
