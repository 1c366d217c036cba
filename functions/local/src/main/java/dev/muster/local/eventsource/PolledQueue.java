package dev.muster.local.eventsource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One queue, as the poller of an event source mapping uses it. */
record PolledQueue(SqsClient client, String url) {
    /** The most messages one call receives or deletes. */
    static final int CALL = 10;

    List<Message> receive(int most, Duration wait) {
        return client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, CALL))
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    /** Deletes the messages, and returns what could not be deleted and will come again. */
    List<BatchResultErrorEntry> delete(List<Message> messages) {
        return IntStream.iterate(0, from -> from < messages.size(), from -> from + CALL)
                .mapToObj(from -> messages.subList(from, Math.min(from + CALL, messages.size())))
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
