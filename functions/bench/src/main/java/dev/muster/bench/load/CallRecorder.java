package dev.muster.bench.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/**
 * Records the calls of every SDK client in this process. The SDK finds this class in its file of global interceptors
 * and creates an instance for each client, so the records are static.
 */
public final class CallRecorder implements ExecutionInterceptor {
    private static final LongAdder IDLE_RECEIVES = new LongAdder();
    private static final LongAdder PLAN_MESSAGES = new LongAdder();
    private static volatile Optional<ConcurrentLinkedQueue<SdkRequest>> recording = Optional.empty();

    static long idleReceives() {
        return IDLE_RECEIVES.sum();
    }

    static long planMessages() {
        return PLAN_MESSAGES.sum();
    }

    /** Returns the requests of the calls that ended while this ran, in this order, without receives of no message. */
    public static List<SdkRequest> during(Runnable work) {
        ConcurrentLinkedQueue<SdkRequest> calls = new ConcurrentLinkedQueue<>();
        recording = Optional.of(calls);
        try {
            work.run();
        } finally {
            recording = Optional.empty();
        }
        return List.copyOf(calls);
    }

    @Override
    public void afterExecution(Context.AfterExecution done, ExecutionAttributes attributes) {
        if (done.response() instanceof ReceiveMessageResponse received
                && received.messages().isEmpty()) {
            IDLE_RECEIVES.increment();
            return;
        }
        if (done.request() instanceof SendMessageBatchRequest send
                && send.queueUrl().contains("Plan")) {
            PLAN_MESSAGES.add(send.entries().size());
        }
        recording.ifPresent(calls -> calls.add(done.request()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
        recording.ifPresent(calls -> calls.add(failed.request()));
    }
}
