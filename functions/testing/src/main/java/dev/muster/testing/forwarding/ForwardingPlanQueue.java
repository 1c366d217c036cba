package dev.muster.testing.forwarding;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;

/** A {@link PlanQueue} that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingPlanQueue implements PlanQueue {
    protected final PlanQueue delegate;

    public ForwardingPlanQueue(PlanQueue delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return delegate.send(messages);
    }

    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return delegate.sendStripes(messages);
    }
}
