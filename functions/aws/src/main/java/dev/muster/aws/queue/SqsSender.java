package dev.muster.aws.queue;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.CallChunks;
import dev.muster.aws.call.Parallel;
import dev.muster.aws.call.RetryableErrors;
import dev.muster.core.access.Tenant;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/**
 * Sends messages of one kind to one queue, with one message group for each tenant. Groups make a standard queue fair,
 * so the backlog of a tenant does not delay the messages of others. A message whose response was lost is sent again, so
 * it may arrive twice.
 *
 * @param tenant returns the tenant of a message; its id is a valid group id
 * @param encode returns the text of a message
 */
record SqsSender<M>(
        SqsClient client,
        String url,
        RandomGenerator random,
        Deadline deadline,
        Function<M, Tenant> tenant,
        Function<M, String> encode) {
    private static final int MAX_MESSAGES = 10;
    /** Bytes of texts in one request. The rest of the request needs the difference to the limit of SQS. */
    private static final long MAX_BYTES = 240 * 1024;

    /** A message with its text, which is ASCII. */
    private record EncodedMessage<M>(M message, String text) {
        long bytes() {
            return text.length();
        }
    }

    /** Sends the messages. Returns those that could not be sent before the deadline. */
    List<M> send(List<M> messages) {
        List<EncodedMessage<M>> encoded = messages.stream()
                .map(message -> new EncodedMessage<>(message, encode.apply(message)))
                .toList();
        List<List<EncodedMessage<M>>> chunks = CallChunks.of(encoded, MAX_MESSAGES, EncodedMessage::bytes, MAX_BYTES);
        return Parallel.each(chunks, chunk -> sendChunk(chunk)).stream()
                .flatMap(List::stream)
                .map(EncodedMessage::message)
                .toList();
    }

    private List<EncodedMessage<M>> sendChunk(List<EncodedMessage<M>> encoded) {
        Backoff backoff = new Backoff(deadline, random);
        List<EncodedMessage<M>> unsent = sendOnce(encoded);
        while (!unsent.isEmpty() && backoff.tryPause()) {
            unsent = sendOnce(unsent);
        }
        return unsent;
    }

    /**
     * Sends the messages once. Returns those that the response does not confirm: a successful response may name entries
     * as failed or leave them out.
     */
    private List<EncodedMessage<M>> sendOnce(List<EncodedMessage<M>> encoded) {
        try {
            Set<Integer> accepted = new HashSet<>();
            client.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries(encoded)))
                    .successful()
                    .forEach(entry -> accepted.add(number(entry)));
            List<EncodedMessage<M>> unsent = new ArrayList<>();
            for (int number = 0; number < encoded.size(); number++) {
                if (!accepted.contains(number)) {
                    unsent.add(encoded.get(number));
                }
            }
            return unsent;
        } catch (SdkException failure) {
            if (RetryableErrors.is(failure)) {
                return encoded;
            }
            throw failure;
        }
    }

    private List<SendMessageBatchRequestEntry> entries(List<EncodedMessage<M>> encoded) {
        return IntStream.range(0, encoded.size())
                .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number))
                        .messageBody(encoded.get(number).text())
                        .messageGroupId(
                                tenant.apply(encoded.get(number).message()).id())
                        .build())
                .toList();
    }

    private static int number(SendMessageBatchResultEntry entry) {
        return Integer.parseInt(entry.id());
    }
}
