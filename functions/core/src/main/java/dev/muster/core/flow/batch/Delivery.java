package dev.muster.core.flow.batch;

import dev.muster.core.job.BatchMessage;

/**
 * A message as the queue handed it out.
 *
 * @param receiveCount how often it has been handed out by now, from 1
 */
public record Delivery(BatchMessage message, int receiveCount) {

    public boolean isFirst() {
        return receiveCount <= 1;
    }
}
