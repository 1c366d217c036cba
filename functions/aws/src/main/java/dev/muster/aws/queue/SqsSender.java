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
 * Sends messages of one kind to one queue, in a group for each tenant: by its groups a standard queue is fair, so that a
 * tenant's backlog does not keep the messages of others waiting. A message whose answer was lost is sent again, so it may
 * ring twice.
 *
 * @param tenant whose a message is; its id is one of SQS's group ids as it stands
 * @param encode the text of a message
 */
record SqsSender<M>(
        SqsClient client,
        String url,
        RandomGenerator random,
        Deadline deadline,
        Function<M, Tenant> tenant,
        Function<M, String> encode) {
    private static final int AT_ONCE = 10;
    /** Below what one request may hold, so that what lies around the texts has room. */
    private static final long BYTES_AT_ONCE = 240 * 1024;

    /** A message and its text, which is ASCII. */
    private record Letter<M>(M message, String text) {
        long bytes() {
            return text.length();
        }
    }

    /** Returns those that could not be sent before the deadline. */
    List<M> send(List<M> messages) {
        List<Letter<M>> letters = messages.stream()
                .map(message -> new Letter<>(message, encode.apply(message)))
                .toList();
        List<List<Letter<M>>> chunks = CallChunks.of(letters, AT_ONCE, Letter::bytes, BYTES_AT_ONCE);
        return Parallel.each(chunks, chunk -> sendChunk(chunk)).stream()
                .flatMap(List::stream)
                .map(Letter::message)
                .toList();
    }

    private List<Letter<M>> sendChunk(List<Letter<M>> letters) {
        Backoff backoff = new Backoff(deadline, random);
        List<Letter<M>> open = sendOnce(letters);
        while (!open.isEmpty() && backoff.tryPause()) {
            open = sendOnce(open);
        }
        return open;
    }

    /** The letters the service does not say it took: a successful answer may name some as failed, or leave some out. */
    private List<Letter<M>> sendOnce(List<Letter<M>> letters) {
        try {
            Set<Integer> taken = new HashSet<>();
            client.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries(letters)))
                    .successful()
                    .forEach(entry -> taken.add(number(entry)));
            List<Letter<M>> open = new ArrayList<>();
            for (int number = 0; number < letters.size(); number++) {
                if (!taken.contains(number)) {
                    open.add(letters.get(number));
                }
            }
            return open;
        } catch (SdkException failure) {
            if (RetryableErrors.is(failure)) {
                return letters;
            }
            throw failure;
        }
    }

    private List<SendMessageBatchRequestEntry> entries(List<Letter<M>> letters) {
        return IntStream.range(0, letters.size())
                .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number))
                        .messageBody(letters.get(number).text())
                        .messageGroupId(
                                tenant.apply(letters.get(number).message()).id())
                        .build())
                .toList();
    }

    private static int number(SendMessageBatchResultEntry entry) {
        return Integer.parseInt(entry.id());
    }
}
