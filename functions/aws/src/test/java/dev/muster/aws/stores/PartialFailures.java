package dev.muster.aws.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Sends every second part of the first batch calls, and reports the others as unprocessed, throttled or failed in a
 * successful response, as a busy service does.
 */
public final class PartialFailures implements ExecutionInterceptor {
    private static final ExecutionAttribute<SdkRequest> REQUESTED = new ExecutionAttribute<>("Asked");

    private final AtomicInteger remaining;
    private final BatchStatementErrorCodeEnum failure;

    public PartialFailures(int times, BatchStatementErrorCodeEnum failure) {
        this.remaining = new AtomicInteger(times);
        this.failure = failure;
    }

    private static <T> List<T> sentParts(List<T> parts) {
        return everySecond(parts, 0);
    }

    private static <T> List<T> failedParts(List<T> parts) {
        return everySecond(parts, 1);
    }

    private static <T> List<T> everySecond(List<T> parts, int remainder) {
        return IntStream.range(0, parts.size())
                .filter(number -> number % 2 == remainder)
                .mapToObj(parts::get)
                .toList();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest sending, ExecutionAttributes attributes) {
        SdkRequest half = switch (sending.request()) {
            case BatchGetItemRequest get -> half(get);
            case BatchWriteItemRequest write -> half(write);
            case BatchExecuteStatementRequest execute ->
                execute.toBuilder().statements(sentParts(execute.statements())).build();
            case SendMessageBatchRequest send ->
                send.toBuilder().entries(sentParts(send.entries())).build();
            case SdkRequest other -> other;
        };
        if (half.equals(sending.request()) || remaining.getAndDecrement() <= 0) {
            return sending.request();
        }
        attributes.putAttribute(REQUESTED, sending.request());
        return half;
    }

    private static SdkRequest half(BatchGetItemRequest get) {
        String table = get.requestItems().keySet().iterator().next();
        KeysAndAttributes requested = get.requestItems().get(table);
        return get.toBuilder()
                .requestItems(Map.of(
                        table,
                        requested.toBuilder().keys(sentParts(requested.keys())).build()))
                .build();
    }

    private static SdkRequest half(BatchWriteItemRequest write) {
        String table = write.requestItems().keySet().iterator().next();
        return write.toBuilder()
                .requestItems(Map.of(table, sentParts(write.requestItems().get(table))))
                .build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse received, ExecutionAttributes attributes) {
        return switch (attributes.getAttribute(REQUESTED)) {
            case null -> received.response();
            case BatchGetItemRequest get -> withFailures(get, (BatchGetItemResponse) received.response());
            case BatchWriteItemRequest write -> withFailures(write, (BatchWriteItemResponse) received.response());
            case BatchExecuteStatementRequest execute ->
                withFailures(execute, (BatchExecuteStatementResponse) received.response());
            case SendMessageBatchRequest send -> withFailures(send, (SendMessageBatchResponse) received.response());
            case SdkRequest _ -> received.response();
        };
    }

    private static SdkResponse withFailures(BatchGetItemRequest requested, BatchGetItemResponse response) {
        String table = requested.requestItems().keySet().iterator().next();
        KeysAndAttributes keys = requested.requestItems().get(table);
        List<Map<String, AttributeValue>> failedParts = failedParts(keys.keys());
        return failedParts.isEmpty()
                ? response
                : response.toBuilder()
                        .unprocessedKeys(
                                Map.of(table, keys.toBuilder().keys(failedParts).build()))
                        .build();
    }

    private static SdkResponse withFailures(BatchWriteItemRequest requested, BatchWriteItemResponse response) {
        String table = requested.requestItems().keySet().iterator().next();
        List<WriteRequest> failedParts = failedParts(requested.requestItems().get(table));
        return failedParts.isEmpty()
                ? response
                : response.toBuilder()
                        .unprocessedItems(Map.of(table, failedParts))
                        .build();
    }

    private SdkResponse withFailures(BatchExecuteStatementRequest requested, BatchExecuteStatementResponse response) {
        List<BatchStatementResponse> merged = new ArrayList<>();
        for (int number = 0; number < requested.statements().size(); number++) {
            merged.add(
                    number % 2 == 0
                            ? response.responses().get(number / 2)
                            : BatchStatementResponse.builder()
                                    .error(error -> error.code(failure).message("not now"))
                                    .build());
        }
        return response.toBuilder().responses(merged).build();
    }

    private static SdkResponse withFailures(SendMessageBatchRequest requested, SendMessageBatchResponse response) {
        return response.toBuilder()
                .failed(failedParts(requested.entries()).stream()
                        .map(PartialFailures::failed)
                        .toList())
                .build();
    }

    private static BatchResultErrorEntry failed(SendMessageBatchRequestEntry entry) {
        return BatchResultErrorEntry.builder()
                .id(entry.id())
                .code("InternalError")
                .senderFault(false)
                .build();
    }
}
