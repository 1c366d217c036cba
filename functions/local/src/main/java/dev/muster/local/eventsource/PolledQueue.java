package dev.muster.local.eventsource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue as the poller of an event source mapping uses it. */
record PolledQueue(SqsClient client, String url) {
    /** The largest number of messages that one call receives or deletes. */
    static final int MAX_MESSAGES = 10;

    List<Message> receive(int limit, Duration wait) {
        return client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(limit, MAX_MESSAGES))
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    /** Deletes the messages. Returns those that could not be deleted and will be delivered again. */
    List<BatchResultErrorEntry> delete(List<Message> messages) {
        return IntStream.iterate(0, from -> from < messages.size(), from -> from + MAX_MESSAGES)
                .mapToObj(from -> messages.subList(from, Math.min(from + MAX_MESSAGES, messages.size())))
                .flatMap(part -> deleteCall(part).stream())
                .toList();
    }

    private List<BatchResultErrorEntry> deleteCall(List<Message> part) {
        List<DeleteMessageBatchRequestEntry> entries = part.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        return client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed();
    }
}
