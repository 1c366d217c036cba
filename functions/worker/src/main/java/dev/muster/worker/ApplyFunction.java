package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.DeployedPorts;
import dev.muster.aws.Settings;
import dev.muster.aws.queue.BatchMessage;
import dev.muster.core.flow.Applied;
import dev.muster.core.flow.Apply;
import dev.muster.core.flow.Delivery;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The function behind the batch queue. What cannot be done it hands back, and it never throws: that would hand back
 * everything.
 */
public final class ApplyFunction implements QueueFunction {
    private final Apply apply;
    private final Time time;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public ApplyFunction() {
        this(DeployedPorts.connect(Settings.ofProcess()));
    }

    /** Over any ports. */
    public ApplyFunction(Ports ports) {
        this.apply = ports.apply();
        this.time = ports.time();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Turn turn = new Turn(context, time);
        List<Received<Message>> messages = Received.all(event, BatchMessage::decode);
        Map<Message, String> troubles = apply(messages, turn.deadline());
        return turn.end("batches", messages, message -> Optional.ofNullable(troubles.get(message)));
    }

    /** Why messages are handed back, by message. */
    private Map<Message, String> apply(List<Received<Message>> messages, Deadline deadline) {
        List<Delivery> deliveries = messages.stream()
                .flatMap(received ->
                        received.message().map(message -> new Delivery(message, received.receives())).stream())
                .toList();
        Map<Message, String> troubles = new HashMap<>();
        for (Applied.Trouble trouble : apply.apply(deliveries, deadline).handedBack()) {
            troubles.put(trouble.message(), trouble.reason());
        }
        return troubles;
    }
}
