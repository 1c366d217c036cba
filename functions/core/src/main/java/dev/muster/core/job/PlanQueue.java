package dev.muster.core.job;

import java.util.List;

/** Port: the queue that rings for each slot that is to be planned. It may deliver late, twice, and in any order. */
public interface PlanQueue {

    /** As {@link BatchQueue#send}: returns those that could not be sent. */
    List<SlotMessage> send(List<SlotMessage> messages);
}
