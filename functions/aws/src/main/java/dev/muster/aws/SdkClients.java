package dev.muster.aws;

import dev.muster.aws.event.PutEvents;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of the SDK for one function. All settings are explicit, because the SDK would otherwise search files and
 * the class path, which takes longer than a call.
 */
record SdkClients(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
    /**
     * The time for one attempt. The first call of a process with 512 MB loads classes and makes a TLS handshake, which
     * takes more than 2 s there; a healthy call takes milliseconds.
     */
    static final Duration ATTEMPT = Duration.ofSeconds(5);

    /** The time for opening a connection, without the TLS handshake. It ends within {@link #CALL}, see there. */
    static final Duration CONNECT = Duration.ofSeconds(2);

    /**
     * The time for all attempts of one call. A call that begins at the deadline of an invocation ends this much later
     * and within {@link dev.muster.core.time.TimeReserve#QUEUE_INVOCATION}. The SDK interrupts an attempt at this time,
     * except while it opens a connection. Until the deadline, {@link dev.muster.aws.call.Backoff} repeats such a call.
     */
    static final Duration CALL = ATTEMPT.plus(CONNECT);

    private static final ProfileFile NO_PROFILE = ProfileFile.aggregator().build();

    static SdkClients over(SdkHttpClient http, FunctionSettings settings) {
        return new SdkClients(http, Region.of(settings.get("AWS_REGION")), new FunctionCredentials());
    }

    DynamoDbClient dynamoDb() {
        return configure(DynamoDbClient.builder()
                        .endpointDiscoveryEnabled(false)
                        // An account id in the host name costs a lookup and serves only routing.
                        .accountIdEndpointMode(AccountIdEndpointMode.DISABLED))
                .build();
    }

    SqsClient sqs() {
        return configure(SqsClient.builder()).build();
    }

    PutEvents events() {
        return PutEvents.of(http, region, credentials);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(B builder) {
        return builder.httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .defaultsMode(DefaultsMode.STANDARD)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(RetryMode.STANDARD)
                        .defaultProfileFile(NO_PROFILE)
                        .defaultProfileName("default")
                        .build());
    }
}
