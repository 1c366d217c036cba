package dev.muster.testing.memory;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A plan queue that treats the slots of people and the stripes of files alike.
 *
 * @param sending sends the messages, and returns those that it could not send
 */
public record OnePlanQueue(UnaryOperator<List<SlotMessage>> sending) implements PlanQueue {
    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return sending.apply(messages);
    }

    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return sending.apply(messages);
    }
}
