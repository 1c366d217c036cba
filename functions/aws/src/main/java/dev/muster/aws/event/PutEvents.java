package dev.muster.aws.event;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** The PutEvents operation of EventBridge for one event. The signer and the HTTP client of the SDK send it. */
public record PutEvents(SdkHttpClient http, URI endpoint, Region region, AwsCredentialsProvider credentials) {

    /** Creates the operation for the service of the region, or for the endpoint that the settings of the SDK name. */
    public static PutEvents of(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
        URI endpoint = AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_EVENTBRIDGE")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlEventBridge")
                .serviceProfileProperty("eventbridge")
                .resolveFromOverrides()
                .orElseGet(() ->
                        URI.create("https://" + ServiceMetadata.of("events").endpointFor(region)));
        return new PutEvents(http, endpoint, region, credentials);
    }

    /** Sends the event once. Throws an exception unless the response confirms the event. */
    void put(String event) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath("/")
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "AWSEvents.PutEvents")
                .build();
        try {
            send(sign(request, ContentStreamProvider.fromUtf8String(event)));
        } catch (IOException failure) {
            throw SdkClientException.create("the request to the event bus failed: " + failure.getMessage(), failure);
        }
    }

    private SignedRequest sign(SdkHttpRequest request, ContentStreamProvider payload) {
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "events")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    private void send(SignedRequest signed) throws IOException {
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElseThrow())
                        .build())
                .call();
        try (InputStream body = response.responseBody().orElseThrow()) {
            new PutEventsResult(
                            response.httpResponse().statusCode(),
                            new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .failure()
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
    }
}
