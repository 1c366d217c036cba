package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.core.time.TimeReserve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One invocation of a function behind a queue: its deadline, its response and its log lines. The response names the
 * messages to be delivered again (ReportBatchItemFailures).
 */
final class QueueInvocation {
    private final Context context;
    private final Time time;
    private final Instant start;
    private final WorkerLog log;

    QueueInvocation(Context context, Time time) {
        this.context = context;
        this.time = time;
        this.start = time.now();
        this.log = WorkerLog.of(context.getLogger());
    }

    /** Returns the deadline of the invocation: its remaining time less the reserve. */
    Deadline deadline() {
        Duration remaining =
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(TimeReserve.QUEUE_INVOCATION);
        return Deadline.in(time, remaining.isNegative() ? Duration.ZERO : remaining);
    }

    /**
     * Processes the messages and writes one log line for the invocation. Counts the messages that are handed back as a
     * metric, because an alarm watches it.
     *
     * @param event the name of the invocation in the log line
     * @param failure processes a message; returns the reason if it must be delivered again
     */
    <M> SQSBatchResponse end(String event, List<ReceivedMessage<M>> messages, Function<M, Optional<String>> failure) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (ReceivedMessage<M> message : messages) {
            message.message()
                    .map(failure)
                    .orElse(Optional.of("the body is no message of this queue"))
                    .ifPresent(reason -> {
                        failures.add(new BatchItemFailure(message.messageId()));
                        log.handedBack(message.messageId(), message.receiveCount(), reason, context.getAwsRequestId());
                    });
        }
        if (!failures.isEmpty()) {
            log.metrics(context.getFunctionName(), Map.of("HandedBack", failures.size()), time.now());
        }
        Duration took = Duration.between(start, time.now());
        log.invocation(event, messages.size(), failures.size(), took, context.getAwsRequestId());
        return new SQSBatchResponse(failures);
    }
}
