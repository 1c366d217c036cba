package dev.muster.aws.queue;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.Chunks;
import dev.muster.aws.call.InFlight;
import dev.muster.aws.call.Transient;
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
 * Sends messages of one kind to one queue. A message whose answer was lost is sent again, so it may ring twice.
 *
 * @param encode the text of a message
 */
record SqsSender<M>(SqsClient client, String url, RandomGenerator chance, Function<M, String> encode) {
    private static final int AT_ONCE = 10;

    /** Returns those that could not be sent before the deadline. */
    List<M> send(List<M> messages, Deadline deadline) {
        return InFlight.each(Chunks.of(messages, AT_ONCE), chunk -> sendChunk(chunk, deadline)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<M> sendChunk(List<M> messages, Deadline deadline) {
        Backoff backoff = new Backoff(deadline, chance);
        List<M> open = sendOnce(messages);
        while (!open.isEmpty() && backoff.tryPause()) {
            open = sendOnce(open);
        }
        return open;
    }

    /** The messages the service does not say it took: a successful answer may name some as failed, or leave some out. */
    private List<M> sendOnce(List<M> messages) {
        try {
            Set<Integer> taken = new HashSet<>();
            client.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries(messages)))
                    .successful()
                    .forEach(entry -> taken.add(number(entry)));
            List<M> open = new ArrayList<>();
            for (int number = 0; number < messages.size(); number++) {
                if (!taken.contains(number)) {
                    open.add(messages.get(number));
                }
            }
            return open;
        } catch (SdkException trouble) {
            if (Transient.is(trouble)) {
                return messages;
            }
            throw trouble;
        }
    }

    private List<SendMessageBatchRequestEntry> entries(List<M> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number))
                        .messageBody(encode.apply(messages.get(number)))
                        .build())
                .toList();
    }

    private static int number(SendMessageBatchResultEntry entry) {
        return Integer.parseInt(entry.id());
    }
}
