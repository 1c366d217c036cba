package dev.muster.embedded.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/**
 * Counts the calls of every SDK client in this process and their cost. The SDK finds this class in its file of global
 * interceptors and creates an instance for each client, so the counters are static.
 */
public final class Meter implements ExecutionInterceptor {
    private static final Map<String, LongAdder> STORE_CALLS = new ConcurrentHashMap<>();
    private static final Map<String, LongAdder> QUEUE_CALLS = new ConcurrentHashMap<>();
    private static final Map<String, LongAdder> WRITE_UNITS = new ConcurrentHashMap<>();
    private static final Map<String, LongAdder> READ_HALVES = new ConcurrentHashMap<>();
    private static final LongAdder REJECTED_WRITE_UNITS = new LongAdder();

    /** Returns what these calls use. */
    public static MeteredUsage during(Runnable calls) {
        MeteredUsage before = snapshot();
        calls.run();
        return snapshot().minus(before);
    }

    /** Returns the usage of this process so far. */
    public static MeteredUsage snapshot() {
        return new MeteredUsage(
                sums(STORE_CALLS), sums(QUEUE_CALLS), sums(WRITE_UNITS), sums(READ_HALVES), REJECTED_WRITE_UNITS.sum());
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counters) {
        return counters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, counter -> counter.getValue().sum()));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission sent, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (sent.request() instanceof DynamoDbRequest) {
            add(STORE_CALLS, operation, 1);
        } else if (sent.request() instanceof SqsRequest) {
            add(QUEUE_CALLS, operation, 1);
        }
    }

    /** The embedded store reports no units for batches, and the service does, so they are added. */
    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse received, ExecutionAttributes attributes) {
        return ReportedUnits.complete(received.request(), received.response());
    }

    @Override
    public void afterExecution(Context.AfterExecution done, ExecutionAttributes attributes) {
        CallCost.of(done.request(), done.response()).forEach(Meter::charge);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
        CallCost.of(failed.request(), failed.exception()).forEach(charge -> {
            charge(charge);
            REJECTED_WRITE_UNITS.add(charge.writeUnits());
        });
    }

    private static void charge(TableCharge charge) {
        add(WRITE_UNITS, charge.table(), charge.writeUnits());
        add(READ_HALVES, charge.table(), charge.readHalves());
    }

    private static void add(Map<String, LongAdder> counters, String name, long more) {
        counters.computeIfAbsent(name, _ -> new LongAdder()).add(more);
    }
}
