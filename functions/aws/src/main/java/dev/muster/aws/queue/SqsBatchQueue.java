package dev.muster.aws.queue;

import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The batch queue in SQS. */
public final class SqsBatchQueue implements BatchQueue {
    private final SqsSender<BatchMessage> sender;

    public SqsBatchQueue(SqsClient client, String url, RandomGenerator random, Deadline deadline) {
        this.sender = new SqsSender<>(client, url, random, deadline, BatchMessage::tenant, BatchMessageCodec::encode);
    }

    @Override
    public List<BatchMessage> send(List<BatchMessage> messages) {
        return sender.send(messages);
    }
}
