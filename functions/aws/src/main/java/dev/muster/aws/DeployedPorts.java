package dev.muster.aws;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.announcement.EventBridgeAnnouncements;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.table.Table;
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
public final class DeployedPorts {
    /** More than anybody needs; every open job is looked at in each sweep. */
    private static final int MOST_OPEN_JOBS = 1_000;

    private DeployedPorts() {}

    /** Makes the clients, which is slow, once; the ports are safe for many threads and for as long as the process. */
    public static Ports connect(Settings settings) {
        Ahead.begin();
        return over(UrlConnectionHttpClient.create(DeployedPorts::open), settings);
    }

    /** The client's own way makes a TLS context at once, also where none is needed. */
    private static HttpURLConnection open(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            int patience = Math.toIntExact(Clients.ATTEMPT.toMillis());
            connection.setConnectTimeout(patience);
            connection.setReadTimeout(patience);
            return connection;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The same over an HTTP client of the caller's, who closes it. */
    public static Ports over(SdkHttpClient http, Settings settings) {
        return over(Clients.over(http, settings), settings, chance());
    }

    static LateChance chance() {
        return new LateChance(SecureRandom::new);
    }

    static Ports over(Clients clients, Settings settings, LateChance chance) {
        DynamoDbClient dynamo = clients.dynamoDb();
        Lazy<SqsClient> sqs = new Lazy<>(clients::sqs);
        Lazy<BatchQueue> batches =
                new Lazy<>(() -> new SqsBatchQueue(sqs.getValue(), settings.get("BATCH_QUEUE_URL"), chance));
        Lazy<PlanQueue> plans =
                new Lazy<>(() -> new SqsPlanQueue(sqs.getValue(), settings.get("PLAN_QUEUE_URL"), chance));
        Time time = new SystemTime();
        Table access = new Table(dynamo, settings.get("ACCESS_TABLE"), chance);
        return new Ports(
                new DynamoPeople(new Table(dynamo, settings.get("PEOPLE_TABLE"), chance)),
                new DynamoJobs(new Table(dynamo, settings.get("JOBS_TABLE"), chance), access),
                (messages, deadline) -> batches.getValue().send(messages, deadline),
                (messages, deadline) -> plans.getValue().send(messages, deadline),
                new DynamoAccess(access, time),
                new EventBridgeAnnouncements(
                        new Lazy<>(clients::events)::getValue, settings.get("EVENT_BUS_NAME"), chance),
                time,
                chance,
                settings.number("MAX_OPEN_JOBS", 1, MOST_OPEN_JOBS));
    }
}
