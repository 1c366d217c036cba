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
 * Lets every second part of the first few batch calls be done and reports the others as the service does when it is
 * busy: as unprocessed, throttled or failed, in an answer that is a success otherwise.
 */
public final class PartialFailures implements ExecutionInterceptor {
    private static final ExecutionAttribute<SdkRequest> ASKED = new ExecutionAttribute<>("Asked");

    private final AtomicInteger left;
    private final BatchStatementErrorCodeEnum failure;

    public PartialFailures(int times, BatchStatementErrorCodeEnum failure) {
        this.left = new AtomicInteger(times);
        this.failure = failure;
    }

    private static <T> List<T> done(List<T> parts) {
        return every(parts, 0);
    }

    private static <T> List<T> undone(List<T> parts) {
        return every(parts, 1);
    }

    private static <T> List<T> every(List<T> parts, int rest) {
        return IntStream.range(0, parts.size())
                .filter(number -> number % 2 == rest)
                .mapToObj(parts::get)
                .toList();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest asking, ExecutionAttributes attributes) {
        SdkRequest half = switch (asking.request()) {
            case BatchGetItemRequest get -> half(get);
            case BatchWriteItemRequest write -> half(write);
            case BatchExecuteStatementRequest execute ->
                execute.toBuilder().statements(done(execute.statements())).build();
            case SendMessageBatchRequest send ->
                send.toBuilder().entries(done(send.entries())).build();
            case SdkRequest other -> other;
        };
        if (half.equals(asking.request()) || left.getAndDecrement() <= 0) {
            return asking.request();
        }
        attributes.putAttribute(ASKED, asking.request());
        return half;
    }

    private static SdkRequest half(BatchGetItemRequest get) {
        String table = get.requestItems().keySet().iterator().next();
        KeysAndAttributes asked = get.requestItems().get(table);
        return get.toBuilder()
                .requestItems(
                        Map.of(table, asked.toBuilder().keys(done(asked.keys())).build()))
                .build();
    }

    private static SdkRequest half(BatchWriteItemRequest write) {
        String table = write.requestItems().keySet().iterator().next();
        return write.toBuilder()
                .requestItems(Map.of(table, done(write.requestItems().get(table))))
                .build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse answered, ExecutionAttributes attributes) {
        return switch (attributes.getAttribute(ASKED)) {
            case null -> answered.response();
            case BatchGetItemRequest get -> rest(get, (BatchGetItemResponse) answered.response());
            case BatchWriteItemRequest write -> rest(write, (BatchWriteItemResponse) answered.response());
            case BatchExecuteStatementRequest execute ->
                rest(execute, (BatchExecuteStatementResponse) answered.response());
            case SendMessageBatchRequest send -> rest(send, (SendMessageBatchResponse) answered.response());
            case SdkRequest _ -> answered.response();
        };
    }

    private static SdkResponse rest(BatchGetItemRequest asked, BatchGetItemResponse answer) {
        String table = asked.requestItems().keySet().iterator().next();
        KeysAndAttributes keys = asked.requestItems().get(table);
        List<Map<String, AttributeValue>> undone = undone(keys.keys());
        return undone.isEmpty()
                ? answer
                : answer.toBuilder()
                        .unprocessedKeys(
                                Map.of(table, keys.toBuilder().keys(undone).build()))
                        .build();
    }

    private static SdkResponse rest(BatchWriteItemRequest asked, BatchWriteItemResponse answer) {
        String table = asked.requestItems().keySet().iterator().next();
        List<WriteRequest> undone = undone(asked.requestItems().get(table));
        return undone.isEmpty()
                ? answer
                : answer.toBuilder().unprocessedItems(Map.of(table, undone)).build();
    }

    private SdkResponse rest(BatchExecuteStatementRequest asked, BatchExecuteStatementResponse answer) {
        List<BatchStatementResponse> merged = new ArrayList<>();
        for (int number = 0; number < asked.statements().size(); number++) {
            merged.add(
                    number % 2 == 0
                            ? answer.responses().get(number / 2)
                            : BatchStatementResponse.builder()
                                    .error(error -> error.code(failure).message("not now"))
                                    .build());
        }
        return answer.toBuilder().responses(merged).build();
    }

    private static SdkResponse rest(SendMessageBatchRequest asked, SendMessageBatchResponse answer) {
        return answer.toBuilder()
                .failed(undone(asked.entries()).stream()
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
