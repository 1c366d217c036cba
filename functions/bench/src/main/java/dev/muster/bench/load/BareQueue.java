package dev.muster.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** A queue that no worker polls. */
final class BareQueue {
    private static final int MESSAGES = 10;
    private static final AtomicInteger QUEUES = new AtomicInteger();

    private final SqsClient sqs;
    private final String url;
    private final List<Message> received = new ArrayList<>();

    private BareQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    static BareQueue create(SqsClient sqs) {
        String name = "bare-" + QUEUES.incrementAndGet();
        return new BareQueue(
                sqs, sqs.createQueue(create -> create.queueName(name)).queueUrl());
    }

    void send(SendMessageBatchRequest send) {
        sqs.sendMessageBatch(send.toBuilder().queueUrl(url).build());
    }

    void receive() {
        received.addAll(sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(MESSAGES))
                .messages());
    }

    /** Deletes up to ten received messages. */
    void delete() {
        List<Message> batch = received.subList(0, Math.min(MESSAGES, received.size()));
        if (batch.isEmpty()) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> entries = batch.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
        batch.clear();
    }

    /** Empties the queue for the next run. */
    void clear() {
        received.clear();
        sqs.purgeQueue(purge -> purge.queueUrl(url));
    }
}
