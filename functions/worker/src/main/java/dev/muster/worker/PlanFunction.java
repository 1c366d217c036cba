package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.DeployedPorts;
import dev.muster.aws.Settings;
import dev.muster.aws.queue.SlotMessage;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Search;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Optional;

/**
 * The function behind the plan queue. A slot it runs out of time over it hands back, and goes on from its progress when
 * it comes again; it never sends to its own queue, where the service would take it for a runaway loop.
 */
public final class PlanFunction implements QueueFunction {
    private final Search search;
    private final Time time;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public PlanFunction() {
        this(DeployedPorts.connect(Settings.ofProcess()));
    }

    /** Over any ports. */
    public PlanFunction(Ports ports) {
        this.search = ports.search();
        this.time = ports.time();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Turn turn = new Turn(context, time);
        List<Received<PlanMessage>> messages = Received.all(event, SlotMessage::decode);
        Deadline deadline = turn.deadline();
        return turn.end("slots", messages, message -> trouble(message, deadline));
    }

    /** Plans a slot; why it is handed back, if it is. */
    private Optional<String> trouble(PlanMessage message, Deadline deadline) {
        try {
            return search.search(message, deadline) ? Optional.empty() : Optional.of("no time left");
        } catch (RuntimeException trouble) {
            return Optional.of(trouble.toString());
        }
    }
}
