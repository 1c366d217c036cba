package dev.muster.aws.queue;

import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The doorbell for batches in SQS. */
public final class SqsBatchQueue implements BatchQueue {
    private final SqsSender<Message> sender;

    public SqsBatchQueue(SqsClient client, String url, RandomGenerator chance) {
        this.sender = new SqsSender<>(client, url, chance, Message::tenant, BatchMessage::encode);
    }

    @Override
    public List<Message> send(List<Message> messages, Deadline deadline) {
        return sender.send(messages, deadline);
    }
}
