package dev.muster.bench.usage;

import dev.muster.bench.load.StoredPeople;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;

/**
 * A needless write for each batch of 100 people. The SDK finds this class in its file of global interceptors and creates
 * an instance for each client, so what is planted is static.
 */
public final class PlantedWrite implements ExecutionInterceptor, AutoCloseable {
    /** A batch of 100 people is written with four calls of 25. */
    private static final int CALLS = 4;

    private static final AtomicInteger WRITTEN = new AtomicInteger();
    private static volatile Optional<DynamoDbClient> planted = Optional.empty();

    static PlantedWrite plant(DynamoDbClient store) {
        planted = Optional.of(store);
        return new PlantedWrite();
    }

    @Override
    public void afterExecution(Context.AfterExecution done, ExecutionAttributes attributes) {
        if (done.request() instanceof BatchExecuteStatementRequest) {
            planted.filter(_ -> WRITTEN.incrementAndGet() % CALLS == 0).ifPresent(PlantedWrite::write);
        }
    }

    private static void write(DynamoDbClient store) {
        store.deleteItem(delete -> delete.tableName(StoredPeople.TABLE)
                .key(Map.of("pk", AttributeValue.fromS("planted"), "sk", AttributeValue.fromS("nobody"))));
    }

    @Override
    public void close() {
        planted = Optional.empty();
    }
}
