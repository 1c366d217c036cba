package dev.muster.core.flow.batch;

import dev.muster.core.job.BatchMessage;

/**
 * A message as the queue delivered it.
 *
 * @param receiveCount number of deliveries of the message so far, from 1
 */
public record Delivery(BatchMessage message, int receiveCount) {

    public boolean isFirst() {
        return receiveCount <= 1;
    }
}
