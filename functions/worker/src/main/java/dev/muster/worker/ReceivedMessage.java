package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One message of an event.
 *
 * @param receiveCount how often the queue has handed it out, from 1
 * @param message what it rings for; empty when its body cannot be read
 */
record ReceivedMessage<M>(String messageId, int receiveCount, Optional<M> message) {

    /** The messages of an event, whose bodies are read like this. */
    static <M> List<ReceivedMessage<M>> all(SQSEvent event, Function<String, Optional<M>> decode) {
        return Optional.ofNullable(event.getRecords()).orElse(List.of()).stream()
                .map(message -> of(message, decode))
                .toList();
    }

    static <M> ReceivedMessage<M> of(SQSMessage message, Function<String, Optional<M>> decode) {
        String body = Optional.ofNullable(message.getBody()).orElse("");
        return new ReceivedMessage<>(message.getMessageId(), receiveCount(message), decode.apply(body));
    }

    /** A count that is missing counts as many, so that the ledger is asked first. */
    private static int receiveCount(SQSMessage message) {
        String count = Optional.ofNullable(message.getAttributes())
                .orElse(Map.of())
                .getOrDefault("ApproximateReceiveCount", "");
        return count.matches("[0-9]{1,9}") ? Integer.parseInt(count) : Integer.MAX_VALUE;
    }
}
