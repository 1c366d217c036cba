package dev.muster.core.flow;

import dev.muster.core.job.Message;

/**
 * A message as the queue handed it out.
 *
 * @param receives how often it has been handed out by now, from 1
 */
public record Delivery(Message message, int receives) {

    public boolean isFirst() {
        return receives <= 1;
    }
}
