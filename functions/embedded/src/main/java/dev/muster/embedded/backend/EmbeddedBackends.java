package dev.muster.embedded.backend;

import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.TableResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The embedded DynamoDB Local, ElasticMQ and event bus, with clients of the first two. Every instance has its own
 * ports, tables and queues. The first instance of a process takes seconds to start, a further one about 0.2 s.
 */
public final class EmbeddedBackends implements AutoCloseable {
    private final DynamoDbServer dynamoDbServer;
    private final DynamoDbClient dynamoDb;
    private final SqsServer sqsServer;
    private final SqsClient sqs;
    private final EventBus eventBus = EventBus.start();

    private EmbeddedBackends(DynamoDbServer dynamoDbServer, SqsServer sqsServer) {
        this.dynamoDbServer = dynamoDbServer;
        this.sqsServer = sqsServer;
        dynamoDb = EmbeddedClients.dynamoDb(dynamoDbServer.endpoint());
        sqs = EmbeddedClients.sqs(sqsServer.endpoint());
    }

    /** Starts backends that keep all data in memory. */
    public static EmbeddedBackends inMemory() {
        return start(Optional.empty());
    }

    /**
     * Starts backends whose tables are kept in the folder, which is created if it is missing. Messages stay in memory.
     */
    public static EmbeddedBackends keptIn(Path folder) {
        return start(Optional.of(folder));
    }

    /** Starts backends whose tables are in the folder, or in memory if there is none. */
    public static EmbeddedBackends start(Optional<Path> data) {
        CompletableFuture<SqsServer> sqs = CompletableFuture.supplyAsync(SqsServer::start);
        try {
            return new EmbeddedBackends(DynamoDbServer.start(data), sqs.join());
        } catch (RuntimeException e) {
            sqs.handle((started, _) -> Optional.ofNullable(started)).join().ifPresent(SqsServer::close);
            throw e;
        }
    }

    /** Creates tables and queues. Tables of an existing data folder stay unchanged. */
    public void create(List<TableResource> tables, List<QueueResource> queues) {
        CompletableFuture<Void> queuesCreated = CompletableFuture.runAsync(() -> new QueueCreator(sqs).create(queues));
        new TableCreator(dynamoDb).create(tables);
        queuesCreated.join();
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public URI dynamoDbEndpoint() {
        return dynamoDbServer.endpoint();
    }

    public URI sqsEndpoint() {
        return sqsServer.endpoint();
    }

    public URI eventBusEndpoint() {
        return eventBus.endpoint();
    }

    /** Passes every further event to the listener. */
    public void listen(Consumer<BusEvent> listener) {
        eventBus.listen(listener);
    }

    /** Returns the URL of a queue. */
    public String queueUrl(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    @Override
    public void close() {
        eventBus.close();
        sqs.close();
        dynamoDb.close();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(sqsServer::close);
        dynamoDbServer.close();
        stopped.join();
    }
}
