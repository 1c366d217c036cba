package dev.muster.aws;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.event.EventBridgeJobEvents;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.SecureRandom;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;

/** The ports as a deployed function has them, over the tables and the queues its settings name. */
public final class AwsPorts {
    /** More than anybody needs; every open job is looked at in each sweep. */
    private static final int MOST_OPEN_JOBS = 1_000;

    private AwsPorts() {}

    /** Makes the clients, which is slow, once; the ports are safe for many threads and for as long as the process. */
    public static Ports connect(FunctionSettings settings) {
        Warmup.begin();
        return over(UrlConnectionHttpClient.create(AwsPorts::open), settings);
    }

    /** The client's own way makes a TLS context at once, also where none is needed. */
    private static HttpURLConnection open(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            int maxWait = Math.toIntExact(SdkClients.ATTEMPT.toMillis());
            connection.setConnectTimeout(maxWait);
            connection.setReadTimeout(maxWait);
            return connection;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same over an HTTP client of the caller's, who closes it. */
    public static Ports over(SdkHttpClient http, FunctionSettings settings) {
        return over(SdkClients.over(http, settings), settings, chance());
    }

    static LazyRandom chance() {
        return new LazyRandom(SecureRandom::new);
    }

    static Ports over(SdkClients sdkClients, FunctionSettings settings, LazyRandom random) {
        DynamoDbClient dynamo = sdkClients.dynamoDb();
        Lazy<SqsClient> sqs = new Lazy<>(sdkClients::sqs);
        Lazy<BatchQueue> batches =
                new Lazy<>(() -> new SqsBatchQueue(sqs.getValue(), settings.get("BATCH_QUEUE_URL"), random));
        Lazy<PlanQueue> plans =
                new Lazy<>(() -> new SqsPlanQueue(sqs.getValue(), settings.get("PLAN_QUEUE_URL"), random));
        Time time = new SystemTime();
        DynamoTable access = new DynamoTable(dynamo, settings.get("ACCESS_TABLE"), random);
        return new Ports(
                new DynamoPeople(new DynamoTable(dynamo, settings.get("PEOPLE_TABLE"), random)),
                new DynamoJobs(new DynamoTable(dynamo, settings.get("JOBS_TABLE"), random), access),
                (messages, deadline) -> batches.getValue().send(messages, deadline),
                (messages, deadline) -> plans.getValue().send(messages, deadline),
                new DynamoAccess(access, time),
                new EventBridgeJobEvents(
                        new Lazy<>(sdkClients::events)::getValue, settings.get("EVENT_BUS_NAME"), random),
                time,
                random,
                settings.number("MAX_OPEN_JOBS", 1, MOST_OPEN_JOBS));
    }
}
