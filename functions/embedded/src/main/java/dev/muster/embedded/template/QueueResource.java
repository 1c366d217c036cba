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

    /** Where a message goes that was received {@code maxReceiveCount} times and not deleted; {@code target} is a name. */
    public record Redrive(String target, int maxReceiveCount) {}

    /** This queue with another visibility timeout. */
    public QueueResource withVisibilityTimeout(Duration timeout) {
        return new QueueResource(logicalId, name, timeout, retention, delay, redrive);
    }
}
