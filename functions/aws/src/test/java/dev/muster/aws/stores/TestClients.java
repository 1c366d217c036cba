package dev.muster.aws.stores;

import dev.muster.aws.event.PutEvents;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.time.Deadline;
import dev.muster.testing.contract.SampleData;
import java.time.Duration;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of the one backend that all tests of a JVM share, which is embedded unless another was chosen; each test is a tenant of its own there.
 *
 * @param http what carries the calls, and may be faulty
 * @param interceptor what sees every call and its answer, and may be faulty
 * @param retrying how the clients repeat a call that failed
 */
public record TestClients(SdkHttpClient http, ExecutionInterceptor interceptor, RetryStrategy retrying) {
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** Far away, since many threads move this clock with their pauses; tests of deadlines bind tables of their own. */
    private static final Deadline UNBOUND = Deadline.in(new SampleData.PausedTime(), Duration.ofDays(1));

    private TestClients(SdkHttpClient http, ExecutionInterceptor interceptor) {
        this(http, interceptor, AwsRetryStrategy.standardRetryStrategy());
    }

    /** Clients of which nothing goes wrong. */
    public static TestClients sound() {
        return new TestClients(UrlConnectionHttpClient.create(), new ExecutionInterceptor() {});
    }

    public static TestClients over(SdkHttpClient http) {
        return new TestClients(http, new ExecutionInterceptor() {});
    }

    /** Clients that repeat as often as deployed ones, but do not wait before they do, and never tire of it. */
    public static TestClients hasty(SdkHttpClient http) {
        return new TestClients(
                http,
                new ExecutionInterceptor() {},
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .circuitBreakerEnabled(false)
                        .build());
    }

    public static TestClients with(ExecutionInterceptor interceptor) {
        return new TestClients(UrlConnectionHttpClient.create(), interceptor);
    }

    public DynamoDbClient dynamoDb() {
        return at(DynamoDbClient.builder().endpointOverride(TestBackend.chosen().dynamoDb()))
                .build();
    }

    public SqsClient sqs() {
        return at(SqsClient.builder().endpointOverride(TestBackend.chosen().sqs()))
                .build();
    }

    public DynamoTable people() {
        return table("PeopleTable");
    }

    public DynamoTable jobs() {
        return table("JobsTable");
    }

    public DynamoTable access() {
        return table("AccessTable");
    }

    private DynamoTable table(String name) {
        // Unseeded, as deployed: a header's writer is known by its token, so no two tables may draw the same ones.
        return new DynamoTable(dynamoDb(), TestBackend.chosen().name(name), new Random(), UNBOUND);
    }

    /** The table with another deadline. */
    public static DynamoTable within(DynamoTable table, Deadline deadline) {
        return new DynamoTable(table.client(), table.name(), table.random(), deadline);
    }

    /** Puts events on the bus there. */
    public PutEvents events() {
        return new PutEvents(
                http, TestBackend.chosen().eventBus(), TestBackend.chosen().region(), CREDENTIALS);
    }

    public static String queueUrl() {
        return queueUrl("BatchQueue");
    }

    public static String planQueueUrl() {
        return queueUrl("PlanQueue");
    }

    private static String queueUrl(String queue) {
        return sound().sqs()
                .getQueueUrl(request -> request.queueName(TestBackend.chosen().name(queue)))
                .queueUrl();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(B builder) {
        return builder.region(TestBackend.chosen().region())
                .credentialsProvider(CREDENTIALS)
                .httpClient(http)
                .overrideConfiguration(
                        configuration -> configuration.retryStrategy(retrying).addExecutionInterceptor(interceptor));
    }
}
