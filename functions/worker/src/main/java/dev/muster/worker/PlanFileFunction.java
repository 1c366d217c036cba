package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.Snapshot;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.batch.PlanSlot;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.Optional;

/**
 * The Lambda function behind the queue of files. A stripe is planned within one invocation; a planner that dies starts
 * again from its first row. The function never sends to its own queue, because Lambda would treat that as a loop and stop
 * it.
 */
public final class PlanFileFunction implements QueueFunction {
    private final PortsProvider ports;

    /** Creates the function that Lambda runs, over the tables and queues that its environment names. */
    public PlanFileFunction() {
        this(FunctionSettings.ofProcess());
    }

    private PlanFileFunction(FunctionSettings settings) {
        this(AwsPorts.connect(settings));
        Snapshot.rehearse(settings, ports -> WorkerPriming.planFile(new PlanFileFunction(ports), ports));
    }

    /** Creates a function over any ports. */
    public PlanFileFunction(PortsProvider ports) {
        this.ports = ports;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        List<ReceivedMessage<SlotMessage>> messages = ReceivedMessage.all(event, SlotMessageCodec::decode);
        PlanSlot planSlot = new Engine(ports.within(invocation.deadline())).planSlot();
        return invocation.end("stripes", messages, message -> failure(planSlot, message));
    }

    /** Plans a stripe. Returns the reason if the message must be delivered again. */
    private static Optional<String> failure(PlanSlot planSlot, SlotMessage message) {
        try {
            return planSlot.plan(message) ? Optional.empty() : Optional.of("no time left");
        } catch (RuntimeException failure) {
            return Optional.of(failure.toString());
        }
    }
}
