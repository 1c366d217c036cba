package dev.muster.core.flow.batch;

import dev.muster.core.job.BatchMessage;
import java.util.List;
import java.util.stream.Stream;

/** The messages that a worker hands back to the queue, each with its failure. */
public record ApplyResult(List<Failure> handedBack) {
    public ApplyResult {
        handedBack = List.copyOf(handedBack);
    }

    /** A message that is handed back, and the reason. */
    public record Failure(BatchMessage message, String reason) {}

    static ApplyResult all(List<BatchMessage> messages, String reason) {
        return new ApplyResult(
                messages.stream().map(message -> new Failure(message, reason)).toList());
    }

    ApplyResult plus(ApplyResult other) {
        return new ApplyResult(
                Stream.concat(handedBack.stream(), other.handedBack.stream()).toList());
    }
}
