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
 * Makes the SDK's clients of a function. All that the SDK would otherwise go and look for, in files and on the class path,
 * is said here: looking costs more than a call.
 */
record SdkClients(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
    /** Longer than any healthy call takes, so that a lost answer costs little of a function's time. */
    static final Duration ATTEMPT = Duration.ofSeconds(2);

    private static final Duration CALL = Duration.ofSeconds(20);
    private static final ProfileFile NONE = ProfileFile.aggregator().build();

    static SdkClients over(SdkHttpClient http, FunctionSettings settings) {
        return new SdkClients(http, Region.of(settings.get("AWS_REGION")), new FunctionCredentials());
    }

    DynamoDbClient dynamoDb() {
        return told(DynamoDbClient.builder()
                        .endpointDiscoveryEnabled(false)
                        // What names the account in the host costs a lookup, and serves routing alone.
                        .accountIdEndpointMode(AccountIdEndpointMode.DISABLED))
                .build();
    }

    SqsClient sqs() {
        return told(SqsClient.builder()).build();
    }

    PutEvents events() {
        return PutEvents.of(http, region, credentials);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B told(B builder) {
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
                        .defaultProfileFile(NONE)
                        .defaultProfileName("default")
                        .build());
    }
}
