package dev.muster.core.job;

import java.util.List;

/** The port of the queue of slots to plan. It may deliver late, twice, and in any order. */
public interface PlanQueue {

    /** As {@link BatchQueue#send}: returns the messages that it could not send. */
    List<SlotMessage> send(List<SlotMessage> messages);

    /** As {@link #send}, for the stripes of files, whose planners need more time and memory. */
    List<SlotMessage> sendStripes(List<SlotMessage> messages);
}
