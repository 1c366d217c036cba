package dev.muster.aws.queue;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The plan queue in SQS. */
public final class SqsPlanQueue implements PlanQueue {
    private final SqsSender<SlotMessage> sender;

    public SqsPlanQueue(SqsClient client, String url, RandomGenerator random, Deadline deadline) {
        this.sender = new SqsSender<>(client, url, random, deadline, SlotMessage::tenant, SlotMessageCodec::encode);
    }

    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return sender.send(messages);
    }
}
