package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.aws.queue.BatchMessage;
import dev.muster.core.flow.Delivery;
import java.util.Map;
import java.util.Optional;

/**
 * One message of an event.
 *
 * @param receives how often the queue has handed it out, from 1
 * @param delivery what it rings for; empty when its body cannot be read
 */
record Received(String messageId, int receives, Optional<Delivery> delivery) {

    static Received of(SQSMessage message) {
        int receives = receives(message);
        String body = Optional.ofNullable(message.getBody()).orElse("");
        return new Received(
                message.getMessageId(), receives, BatchMessage.decode(body).map(read -> new Delivery(read, receives)));
    }

    /** A count that is missing counts as many, so that the ledger is asked first. */
    private static int receives(SQSMessage message) {
        String count = Optional.ofNullable(message.getAttributes())
                .orElse(Map.of())
                .getOrDefault("ApproximateReceiveCount", "");
        return count.matches("[0-9]{1,9}") ? Integer.parseInt(count) : Integer.MAX_VALUE;
    }
}
