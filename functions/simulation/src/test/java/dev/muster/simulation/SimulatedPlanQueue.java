package dev.muster.simulation;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;

/** The queues of a run for the planners of slots and for those of the stripes of files. */
record SimulatedPlanQueue(WaitingMessages<SlotMessage> slots, WaitingMessages<SlotMessage> stripes)
        implements PlanQueue {
    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        return slots.send(messages);
    }

    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return stripes.send(messages);
    }
}
