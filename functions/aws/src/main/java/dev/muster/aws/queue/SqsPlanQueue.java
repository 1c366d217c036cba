package dev.muster.aws.queue;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The plan queues in SQS: one for slots, one for the stripes of files. */
public final class SqsPlanQueue implements PlanQueue {
    private final SqsSender<SlotMessage> slots;
    private final SqsSender<SlotMessage> stripes;

    /** Creates the port over the queues with these addresses. */
    public SqsPlanQueue(SqsClient client, Addresses addresses, RandomGenerator random, Deadline deadline) {
        this.slots = sender(client, addresses.slots(), random, deadline);
        this.stripes = sender(client, addresses.stripes(), random, deadline);
    }

    /** The addresses of both queues. */
    public record Addresses(String slots, String stripes) {}

    private static SqsSender<SlotMessage> sender(
            SqsClient client, String url, RandomGenerator random, Deadline deadline) {
        return new SqsSender<>(client, url, random, deadline, SlotMessage::tenant, SlotMessageCodec::encode);
    }

    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return slots.send(messages);
    }

    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return stripes.send(messages);
    }
}
