package dev.muster.bench.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/**
 * The calls of one request, made bare: one after another, without the product. Reads are made as they were. Writes go to
 * keys of their own, so that each run writes new items under the same kinds of conditions.
 */
public final class BareCalls {
    private static final AtomicLong KEYS = new AtomicLong();

    private final DynamoDbClient store;
    private final BareQueue queue;
    private final BarePeople people;
    private final List<SdkRequest> calls;

    private BareCalls(DynamoDbClient store, BareQueue queue, BarePeople people, List<SdkRequest> calls) {
        this.store = store;
        this.queue = queue;
        this.people = people;
        this.calls = calls;
    }

    /** Returns the calls that the work makes until it returns. A read that is repeated, such as a poll, counts once. */
    public static BareCalls of(BenchHost host, BenchTenant tenant, Runnable work) {
        Set<SdkRequest> reads = new HashSet<>();
        List<SdkRequest> calls = CallRecorder.during(work).stream()
                .filter(call -> !isRead(call) || reads.add(call))
                .toList();
        return new BareCalls(
                host.backends().dynamoDb(),
                BareQueue.create(host.backends().sqs()),
                BarePeople.of(host, tenant),
                calls);
    }

    private static boolean isRead(SdkRequest call) {
        return call instanceof GetItemRequest || call instanceof BatchGetItemRequest || call instanceof QueryRequest;
    }

    /** Makes the calls and returns their time in milliseconds. */
    public double millis() {
        List<Runnable> prepared = new ArrayList<>();
        calls.forEach(call -> prepared.add(prepare(call, "bare#" + KEYS.incrementAndGet() + "#")));
        long start = System.nanoTime();
        prepared.forEach(Runnable::run);
        double millis = (System.nanoTime() - start) / 1e6;
        queue.clear();
        return millis;
    }

    private Runnable prepare(SdkRequest request, String prefix) {
        return switch (request) {
            case GetItemRequest get -> () -> store.getItem(get);
            case BatchGetItemRequest get -> () -> store.batchGetItem(get);
            case QueryRequest query -> () -> store.query(query);
            case PutItemRequest put -> prepare(BareWrites.of(put, prefix));
            case UpdateItemRequest update -> prepare(BareWrites.of(update, prefix));
            case DeleteItemRequest delete -> prepare(BareWrites.of(delete, prefix));
            case BatchWriteItemRequest batch -> prepare(BareWrites.of(batch, prefix));
            case TransactWriteItemsRequest transaction -> prepare(BareWrites.of(transaction, prefix));
            case BatchExecuteStatementRequest batch ->
                people.write(batch.statements().size());
            case SendMessageBatchRequest send -> () -> queue.send(send);
            case ReceiveMessageRequest _ -> queue::receive;
            case DeleteMessageBatchRequest _ -> queue::delete;
            case SdkRequest other -> throw new IllegalStateException("an unexpected call: " + other);
        };
    }

    private Runnable prepare(PutItemRequest put) {
        return () -> store.putItem(put);
    }

    private Runnable prepare(DeleteItemRequest delete) {
        return () -> store.deleteItem(delete);
    }

    private Runnable prepare(BatchWriteItemRequest batch) {
        return () -> store.batchWriteItem(batch);
    }

    private Runnable prepare(TransactWriteItemsRequest transaction) {
        return () -> store.transactWriteItems(transaction);
    }

    /** An update of an item that must exist fails on its condition, which takes the store as long. */
    private Runnable prepare(UpdateItemRequest update) {
        return () -> {
            try {
                store.updateItem(update);
            } catch (ConditionalCheckFailedException _) {
                // Expected.
            }
        };
    }

    /** Returns the number of calls. */
    public int count() {
        return calls.size();
    }
}
