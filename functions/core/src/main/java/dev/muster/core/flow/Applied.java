package dev.muster.core.flow;

import dev.muster.core.job.Message;
import java.util.List;
import java.util.stream.Stream;

/** What a worker hands back of a delivery: the messages that must come again, each with the trouble it met. */
public record Applied(List<Trouble> handedBack) {
    public Applied {
        handedBack = List.copyOf(handedBack);
    }

    /** Why one message is handed back. */
    public record Trouble(Message message, String reason) {}

    static Applied all(List<Message> messages, String reason) {
        return new Applied(
                messages.stream().map(message -> new Trouble(message, reason)).toList());
    }

    Applied plus(Applied other) {
        return new Applied(
                Stream.concat(handedBack.stream(), other.handedBack.stream()).toList());
    }
}
