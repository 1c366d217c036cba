package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.batch.HandleDeadLetter;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The function behind the dead-letter queues: gives up on what came too often, so that every job ends. A body nobody can
 * read is of no job; it is counted and let go.
 */
public final class DeadLetterFunction implements QueueFunction {
    private final PortsProvider ports;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public DeadLetterFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** A function over any ports. */
    public DeadLetterFunction(PortsProvider ports) {
        this.ports = ports;
    }

    /** What lies in a dead-letter queue. */
    private sealed interface Dead {
        record Batch(BatchMessage message) implements Dead {}

        record Slot(SlotMessage message) implements Dead {}

        record Unreadable() implements Dead {}

        static Optional<Dead> of(String body) {
            return Optional.of(BatchMessageCodec.decode(body)
                    .<Dead>map(Batch::new)
                    .or(() -> SlotMessageCodec.decode(body).map(Slot::new))
                    .orElseGet(Unreadable::new));
        }
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        List<ReceivedMessage<Dead>> messages = ReceivedMessage.all(event, Dead::of);
        HandleDeadLetter handleDeadLetter = new Engine(ports.within(invocation.deadline())).handleDeadLetter();
        long unreadable = messages.stream()
                .filter(received -> received.message().equals(Optional.of(new Dead.Unreadable())))
                .count();
        new WorkerLog(context.getLogger())
                .metrics(
                        context.getFunctionName(),
                        Map.of("DeadMessages", messages.size(), "UnreadableMessages", Math.toIntExact(unreadable)),
                        ports.time().now());
        return invocation.end("dead", messages, dead -> failure(handleDeadLetter, dead));
    }

    /** Gives up on a message; why it has to come again, if it has. */
    private static Optional<String> failure(HandleDeadLetter handleDeadLetter, Dead dead) {
        try {
            switch (dead) {
                case Dead.Batch(BatchMessage message) -> handleDeadLetter.handle(message);
                case Dead.Slot(SlotMessage message) -> handleDeadLetter.handle(message);
                case Dead.Unreadable _ -> {}
            }
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure.toString());
        }
    }
}
