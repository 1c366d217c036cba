package dev.muster.testing.interception;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.testing.forwarding.ForwardingPlanQueue;
import java.util.List;

/** A {@link PlanQueue} port whose calls pass through an interceptor. */
public class InterceptedPlanQueue extends ForwardingPlanQueue {
    private final PortInterceptor interceptor;

    public InterceptedPlanQueue(PlanQueue delegate, PortInterceptor interceptor) {
        super(delegate);
        this.interceptor = interceptor;
    }

    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return interceptor.around(PortOperation.SEND_SLOTS, List.of(messages), () -> delegate.send(messages));
    }

    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return interceptor.around(PortOperation.SEND_STRIPES, List.of(messages), () -> delegate.sendStripes(messages));
    }
}
