package dev.muster.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.aws.DeployedPorts;
import dev.muster.aws.Settings;
import dev.muster.core.flow.Applied;
import dev.muster.core.flow.Apply;
import dev.muster.core.flow.Delivery;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The function behind the batch queue. What cannot be done it hands back, message by message (ReportBatchItemFailures),
 * and it never throws: that would hand back everything.
 */
public final class ApplyFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** What is kept back of the function's time: a call of the store may run on for 7 s past its deadline. */
    private static final Duration RESERVE = Duration.ofSeconds(8);

    private final Apply apply;
    private final Time time;

    /** As Lambda makes it: with the tables and queues its environment names. */
    public ApplyFunction() {
        this(DeployedPorts.connect(Settings.ofProcess()));
    }

    /** Over any ports. */
    public ApplyFunction(Ports ports) {
        this.apply = ports.apply();
        this.time = ports.time();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Instant begin = time.now();
        WorkerLog log = new WorkerLog(context.getLogger());
        List<Received> messages = Optional.ofNullable(event.getRecords()).orElse(List.of()).stream()
                .map(Received::of)
                .toList();
        Map<Message, String> troubles = apply(messages, deadline(context));
        List<BatchItemFailure> failures = new ArrayList<>();
        for (Received message : messages) {
            trouble(message, troubles).ifPresent(reason -> {
                failures.add(new BatchItemFailure(message.messageId()));
                log.handedBack(message.messageId(), message.receives(), reason, context.getAwsRequestId());
            });
        }
        Duration took = Duration.between(begin, time.now());
        log.invocation(messages.size(), failures.size(), took, context.getAwsRequestId());
        return new SQSBatchResponse(failures);
    }

    /** Why messages are handed back, by message. */
    private Map<Message, String> apply(List<Received> messages, Deadline deadline) {
        List<Delivery> deliveries = messages.stream()
                .flatMap(message -> message.delivery().stream())
                .toList();
        Map<Message, String> troubles = new HashMap<>();
        for (Applied.Trouble trouble : apply.apply(deliveries, deadline).handedBack()) {
            troubles.put(trouble.message(), trouble.reason());
        }
        return troubles;
    }

    private static Optional<String> trouble(Received message, Map<Message, String> troubles) {
        return message.delivery().isEmpty()
                ? Optional.of("its body cannot be read")
                : Optional.ofNullable(troubles.get(message.delivery().get().message()));
    }

    private Deadline deadline(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return Deadline.in(time, left.isNegative() ? Duration.ZERO : left);
    }
}
