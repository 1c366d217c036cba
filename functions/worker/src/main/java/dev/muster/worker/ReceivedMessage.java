package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One message of an SQS event.
 *
 * @param receiveCount the number of deliveries of this message so far, from 1
 * @param message the decoded body; empty if it is unreadable
 */
record ReceivedMessage<M>(String messageId, int receiveCount, Optional<M> message) {

    /** Returns the messages of an event, with their bodies decoded. */
    static <M> List<ReceivedMessage<M>> all(SQSEvent event, Function<String, Optional<M>> decode) {
        return Optional.ofNullable(event.getRecords()).orElse(List.of()).stream()
                .map(message -> of(message, decode))
                .toList();
    }

    static <M> ReceivedMessage<M> of(SQSMessage message, Function<String, Optional<M>> decode) {
        String body = Optional.ofNullable(message.getBody()).orElse("");
        return new ReceivedMessage<>(message.getMessageId(), receiveCount(message), decode.apply(body));
    }

    /**
     * Returns the largest count if the attribute is missing, so that the worker reads the job before it applies the
     * batch.
     */
    private static int receiveCount(SQSMessage message) {
        String count = Optional.ofNullable(message.getAttributes())
                .orElse(Map.of())
                .getOrDefault("ApproximateReceiveCount", "");
        return count.matches("[0-9]{1,9}") ? Integer.parseInt(count) : Integer.MAX_VALUE;
    }
}
