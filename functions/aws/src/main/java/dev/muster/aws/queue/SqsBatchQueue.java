package dev.muster.aws.queue;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.Chunks;
import dev.muster.aws.call.InFlight;
import dev.muster.aws.call.Transient;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** The doorbell in SQS. A message whose answer was lost is sent again, so it may ring twice. */
public final class SqsBatchQueue implements BatchQueue {
    private static final int AT_ONCE = 10;

    private final SqsClient client;
    private final String url;
    private final RandomGenerator chance;

    public SqsBatchQueue(SqsClient client, String url, RandomGenerator chance) {
        this.client = client;
        this.url = url;
        this.chance = chance;
    }

    @Override
    public List<Message> send(List<Message> messages, Deadline deadline) {
        return InFlight.each(Chunks.of(messages, AT_ONCE), chunk -> sendChunk(chunk, deadline)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Message> sendChunk(List<Message> messages, Deadline deadline) {
        Backoff backoff = new Backoff(deadline, chance);
        List<Message> open = sendOnce(messages);
        while (!open.isEmpty() && backoff.tryPause()) {
            open = sendOnce(open);
        }
        return open;
    }

    /** The messages the service does not say it took: a successful answer may name some as failed, or leave some out. */
    private List<Message> sendOnce(List<Message> messages) {
        try {
            Set<Integer> taken = new HashSet<>();
            client.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries(messages)))
                    .successful()
                    .forEach(entry -> taken.add(number(entry)));
            List<Message> open = new ArrayList<>();
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

    private static List<SendMessageBatchRequestEntry> entries(List<Message> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number))
                        .messageBody(BatchMessage.encode(messages.get(number)))
                        .build())
                .toList();
    }

    private static int number(SendMessageBatchResultEntry entry) {
        return Integer.parseInt(entry.id());
    }
}
