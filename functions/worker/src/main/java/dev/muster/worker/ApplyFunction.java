package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Apply;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
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
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** Over any ports. */
    public ApplyFunction(Ports ports) {
        this.apply = ports.apply();
        this.time = ports.time();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation turn = new QueueInvocation(context, time);
        List<ReceivedMessage<BatchMessage>> messages = ReceivedMessage.all(event, BatchMessageCodec::decode);
        Map<BatchMessage, String> failures = apply(messages, turn.deadline());
        return turn.end("batches", messages, message -> Optional.ofNullable(failures.get(message)));
    }

    /** Why messages are handed back, by message. */
    private Map<BatchMessage, String> apply(List<ReceivedMessage<BatchMessage>> messages, Deadline deadline) {
        List<Delivery> deliveries = messages.stream()
                .flatMap(received ->
                        received.message().map(message -> new Delivery(message, received.receiveCount())).stream())
                .toList();
        Map<BatchMessage, String> failures = new HashMap<>();
        for (ApplyResult.Failure failure : apply.apply(deliveries, deadline).handedBack()) {
            failures.put(failure.message(), failure.reason());
        }
        return failures;
    }
}
