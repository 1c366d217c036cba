package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.Snapshot;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.batch.Apply;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Lambda function behind the batch queue. It returns the messages that it could not finish. It never throws,
 * because SQS would then deliver every message again.
 */
public final class ApplyFunction implements QueueFunction {
    private final PortsProvider ports;

    /** Creates the function that Lambda runs, over the tables and queues that its environment names. */
    public ApplyFunction() {
        this(FunctionSettings.ofProcess());
    }

    private ApplyFunction(FunctionSettings settings) {
        this(AwsPorts.connect(settings));
        Snapshot.rehearse(settings, ports -> WorkerPriming.apply(new ApplyFunction(ports), ports));
    }

    /** Creates a function over any ports. */
    public ApplyFunction(PortsProvider ports) {
        this.ports = ports;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        List<ReceivedMessage<BatchMessage>> messages = ReceivedMessage.all(event, BatchMessageCodec::decode);
        Apply apply = new Engine(ports.within(invocation.deadline())).apply();
        Map<BatchMessage, String> failures = apply(apply, messages);
        return invocation.end("batches", messages, message -> Optional.ofNullable(failures.get(message)));
    }

    /** Applies the messages. Returns the reason for each message that must be delivered again. */
    private static Map<BatchMessage, String> apply(Apply apply, List<ReceivedMessage<BatchMessage>> messages) {
        List<Delivery> deliveries = messages.stream()
                .flatMap(received ->
                        received.message().map(message -> new Delivery(message, received.receiveCount())).stream())
                .toList();
        Map<BatchMessage, String> failures = new HashMap<>();
        for (ApplyResult.Failure failure : apply.apply(deliveries).handedBack()) {
            failures.put(failure.message(), failure.reason());
        }
        return failures;
    }
}
