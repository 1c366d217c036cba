package dev.muster.embedded.template;

import java.time.Duration;
import java.util.Optional;

/** A standard SQS queue. */
public record QueueResource(
        String logicalId,
        String name,
        Duration visibilityTimeout,
        Duration retention,
        Duration delay,
        Optional<Redrive> redrive) {

    /**
     * The dead-letter queue, by its name, for messages that were received {@code maxReceiveCount} times and not
     * deleted.
     */
    public record Redrive(String target, int maxReceiveCount) {}

    /** Returns this queue with another visibility timeout. */
    public QueueResource withVisibilityTimeout(Duration timeout) {
        return new QueueResource(logicalId, name, timeout, retention, delay, redrive);
    }
}
