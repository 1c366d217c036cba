package dev.muster.aws.queue;

import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The doorbell for planning in SQS. */
public final class SqsPlanQueue implements PlanQueue {
    private final SqsSender<PlanMessage> sender;

    public SqsPlanQueue(SqsClient client, String url, RandomGenerator chance) {
        this.sender = new SqsSender<>(client, url, chance, PlanMessage::tenant, SlotMessage::encode);
    }

    @Override
    public List<PlanMessage> send(List<PlanMessage> messages, Deadline deadline) {
        return sender.send(messages, deadline);
    }
}
