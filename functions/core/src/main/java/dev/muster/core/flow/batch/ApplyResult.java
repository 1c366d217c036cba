package dev.muster.core.flow.batch;

import dev.muster.core.job.BatchMessage;
import java.util.List;
import java.util.stream.Stream;

/** What a worker hands back of a delivery: the messages that must come again, each with the trouble it met. */
public record ApplyResult(List<Failure> handedBack) {
    public ApplyResult {
        handedBack = List.copyOf(handedBack);
    }

    /** Why one message is handed back. */
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
