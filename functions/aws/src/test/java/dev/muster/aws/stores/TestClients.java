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
 * Clients of the backend that all tests of a process share. Each test uses a tenant of its own.
 *
 * @param http sends the calls, and may inject faults
 * @param interceptor sees every call and its response, and may inject faults
 * @param retrying the retry strategy of the clients
 */
public record TestClients(SdkHttpClient http, ExecutionInterceptor interceptor, RetryStrategy retrying) {
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** A distant deadline, because the pauses of many threads move this clock. Deadline tests bind their own tables. */
    private static final Deadline UNBOUND = Deadline.in(new SampleData.PausedTime(), Duration.ofDays(1));

    private TestClients(SdkHttpClient http, ExecutionInterceptor interceptor) {
        this(http, interceptor, AwsRetryStrategy.standardRetryStrategy());
    }

    /** Returns clients without faults. */
    public static TestClients sound() {
        return new TestClients(UrlConnectionHttpClient.create(), new ExecutionInterceptor() {});
    }

    public static TestClients over(SdkHttpClient http) {
        return new TestClients(http, new ExecutionInterceptor() {});
    }

    /** Returns clients that retry as often as deployed ones, without pauses and without a circuit breaker. */
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
        // Without a fixed seed, as deployed: a token identifies the writer of a header, so two tables must not draw the
        // same.
        return new DynamoTable(dynamoDb(), TestBackend.chosen().name(name), new Random(), UNBOUND);
    }

    /** Returns the table with another deadline. */
    public static DynamoTable within(DynamoTable table, Deadline deadline) {
        return new DynamoTable(table.client(), table.name(), table.random(), deadline);
    }

    /** Returns the PutEvents operation of the backend. */
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
