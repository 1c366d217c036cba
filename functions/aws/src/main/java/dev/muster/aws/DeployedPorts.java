package dev.muster.aws;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.announcement.EventBridgeAnnouncements;
import dev.muster.aws.announcement.PutEvents;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.table.Table;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;

/** The ports as a deployed function has them, over the tables and the queues its settings name. */
public final class DeployedPorts {
    /** Longer than any healthy call takes, so that a lost answer costs little of a function's time. */
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** More than anybody needs; every open job is looked at in each sweep. */
    private static final int MOST_OPEN_JOBS = 10_000;

    private static final Duration CALL = Duration.ofSeconds(20);

    private DeployedPorts() {}

    /** Makes the clients, which is slow, once; the ports are safe for many threads and for as long as the process. */
    public static Ports connect(Settings settings) {
        return over(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(ATTEMPT)
                        .socketTimeout(ATTEMPT)
                        .build(),
                settings);
    }

    /** The same over an HTTP client of the caller's, who closes it. */
    public static Ports over(SdkHttpClient http, Settings settings) {
        ClientOverrideConfiguration patience = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .retryStrategy(RetryMode.STANDARD)
                .build();
        DynamoDbClient dynamo = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(patience)
                .build();
        SqsClient sqs = SqsClient.builder()
                .httpClient(http)
                .overrideConfiguration(patience)
                .build();
        // Made here and not when the class is loaded: a snapshot of a started function must not hold its seed.
        RandomGenerator chance = new SecureRandom();
        Time time = new SystemTime();
        Table access = new Table(dynamo, settings.get("ACCESS_TABLE"), chance);
        return new Ports(
                new DynamoPeople(new Table(dynamo, settings.get("PEOPLE_TABLE"), chance)),
                new DynamoJobs(new Table(dynamo, settings.get("JOBS_TABLE"), chance), access),
                new SqsBatchQueue(sqs, settings.get("BATCH_QUEUE_URL"), chance),
                new SqsPlanQueue(sqs, settings.get("PLAN_QUEUE_URL"), chance),
                new DynamoAccess(access, time),
                new EventBridgeAnnouncements(
                        new Lazy<>(() -> PutEvents.ofProcess(http))::getValue, settings.get("EVENT_BUS_NAME"), chance),
                time,
                chance,
                settings.number("MAX_OPEN_JOBS", 1, MOST_OPEN_JOBS));
    }
}
