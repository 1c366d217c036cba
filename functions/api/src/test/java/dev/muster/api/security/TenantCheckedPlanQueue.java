package dev.muster.api.security;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;

/** A {@link PlanQueue} whose calls a {@link TenantCheck} checks. */
record TenantCheckedPlanQueue(PlanQueue delegate, TenantCheck check) implements PlanQueue {
    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return messages.isEmpty()
                ? delegate.send(messages)
                : check.call("PlanQueue.send", () -> delegate.send(messages), messages);
    }

    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return messages.isEmpty()
                ? delegate.sendStripes(messages)
                : check.call("PlanQueue.sendStripes", () -> delegate.sendStripes(messages), messages);
    }
}
