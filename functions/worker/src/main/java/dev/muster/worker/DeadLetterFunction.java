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
 * The Lambda function behind the dead-letter queue of both kinds of messages. It gives up on messages that were delivered too often, so that
 * every job ends. A message with an unreadable body belongs to no job: the function counts it and deletes it.
 */
public final class DeadLetterFunction implements QueueFunction {
    private final PortsProvider ports;

    /** Creates the function that Lambda runs, over the tables and queues that its environment names. */
    public DeadLetterFunction() {
        this(AwsPorts.connect(FunctionSettings.ofProcess()));
    }

    /** Creates a function over any ports. */
    public DeadLetterFunction(PortsProvider ports) {
        this.ports = ports;
    }

    /** A message of the dead-letter queue. */
    private sealed interface DeadLetter {
        record Batch(BatchMessage message) implements DeadLetter {}

        record Slot(SlotMessage message) implements DeadLetter {}

        record Unreadable() implements DeadLetter {}

        static Optional<DeadLetter> of(String body) {
            return Optional.of(BatchMessageCodec.decode(body)
                    .<DeadLetter>map(Batch::new)
                    .or(() -> SlotMessageCodec.decode(body).map(Slot::new))
                    .orElseGet(Unreadable::new));
        }
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        QueueInvocation invocation = new QueueInvocation(context, ports.time());
        List<ReceivedMessage<DeadLetter>> messages = ReceivedMessage.all(event, DeadLetter::of);
        HandleDeadLetter handleDeadLetter = new Engine(ports.within(invocation.deadline())).handleDeadLetter();
        long unreadable = messages.stream()
                .filter(received -> received.message().equals(Optional.of(new DeadLetter.Unreadable())))
                .count();
        WorkerLog.of(context.getLogger())
                .metrics(
                        context.getFunctionName(),
                        Map.of("DeadMessages", messages.size(), "UnreadableMessages", Math.toIntExact(unreadable)),
                        ports.time().now());
        return invocation.end("dead_letters", messages, deadLetter -> failure(handleDeadLetter, deadLetter));
    }

    /** Gives up on a message. Returns the error if the message must be delivered again. */
    private static Optional<String> failure(HandleDeadLetter handleDeadLetter, DeadLetter deadLetter) {
        try {
            switch (deadLetter) {
                case DeadLetter.Batch(BatchMessage message) -> handleDeadLetter.handle(message);
                case DeadLetter.Slot(SlotMessage message) -> handleDeadLetter.handle(message);
                case DeadLetter.Unreadable _ -> {}
            }
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure.toString());
        }
    }
}
