package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One invocation of a function behind a queue: how much time it has, and what it hands back, message by message
 * (ReportBatchItemFailures).
 */
final class QueueInvocation {
    /** What is kept back of the function's time: a call of the store may run on for 7 s past its deadline. */
    private static final Duration RESERVE = Duration.ofSeconds(8);

    private final Context context;
    private final Time time;
    private final Instant begin;
    private final WorkerLog log;

    QueueInvocation(Context context, Time time) {
        this.context = context;
        this.time = time;
        this.begin = time.now();
        this.log = new WorkerLog(context.getLogger());
    }

    Deadline deadline() {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return Deadline.in(time, left.isNegative() ? Duration.ZERO : left);
    }

    /**
     * The answer, and a line about it; what is handed back is counted, since a queue may be stuck on it.
     *
     * @param event what the line calls the invocation
     * @param failure why a message is handed back; empty when it is done
     */
    <M> SQSBatchResponse end(String event, List<ReceivedMessage<M>> messages, Function<M, Optional<String>> failure) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (ReceivedMessage<M> message : messages) {
            message.message()
                    .map(failure)
                    .orElse(Optional.of("its body cannot be read"))
                    .ifPresent(reason -> {
                        failures.add(new BatchItemFailure(message.messageId()));
                        log.handedBack(message.messageId(), message.receiveCount(), reason, context.getAwsRequestId());
                    });
        }
        if (!failures.isEmpty()) {
            log.metrics(context.getFunctionName(), Map.of("HandedBack", failures.size()), time.now());
        }
        Duration took = Duration.between(begin, time.now());
        log.invocation(event, messages.size(), failures.size(), took, context.getAwsRequestId());
        return new SQSBatchResponse(failures);
    }
}
