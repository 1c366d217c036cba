package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.batch.PlanSlot;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.Optional;

/**
 * The function behind the plan queue. A slot it runs out of time over it hands back, and goes on from its progress when
 * it comes again; it never sends to its own queue, where the service would take it for a runaway loop.
 */
public final class PlanFunction implements QueueFunction {
    private final PortsProvider ports;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public PlanFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** A function over any ports. */
    public PlanFunction(PortsProvider ports) {
        this.ports = ports;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        List<ReceivedMessage<SlotMessage>> messages = ReceivedMessage.all(event, SlotMessageCodec::decode);
        PlanSlot planSlot = new Engine(ports.within(invocation.deadline())).planSlot();
        return invocation.end("slots", messages, message -> failure(planSlot, message));
    }

    /** Plans a slot; why it is handed back, if it is. */
    private static Optional<String> failure(PlanSlot planSlot, SlotMessage message) {
        try {
            return planSlot.plan(message) ? Optional.empty() : Optional.of("no time left");
        } catch (RuntimeException failure) {
            return Optional.of(failure.toString());
        }
    }
}
