package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.PlanSlot;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Optional;

/**
 * The function behind the plan queue. A slot it runs out of time over it hands back, and goes on from its progress when
 * it comes again; it never sends to its own queue, where the service would take it for a runaway loop.
 */
public final class PlanFunction implements QueueFunction {
    private final PlanSlot planSlot;
    private final Time time;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public PlanFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** Over any ports. */
    public PlanFunction(Ports ports) {
        this.planSlot = ports.planSlot();
        this.time = ports.time();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation turn = new QueueInvocation(context, time);
        List<ReceivedMessage<SlotMessage>> messages = ReceivedMessage.all(event, SlotMessageCodec::decode);
        Deadline deadline = turn.deadline();
        return turn.end("slots", messages, message -> trouble(message, deadline));
    }

    /** Plans a slot; why it is handed back, if it is. */
    private Optional<String> trouble(SlotMessage message, Deadline deadline) {
        try {
            return planSlot.plan(message, deadline) ? Optional.empty() : Optional.of("no time left");
        } catch (RuntimeException failure) {
            return Optional.of(failure.toString());
        }
    }
}
