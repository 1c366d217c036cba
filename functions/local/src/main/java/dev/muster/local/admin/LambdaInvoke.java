package dev.muster.local.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** The Invoke operation of the Lambda API, signed and sent by the HTTP modules of the SDK. */
record LambdaInvoke(Region region, URI endpoint) {

    /** Returns the Lambda service of a region. */
    static LambdaInvoke in(Region region) {
        return new LambdaInvoke(
                region, URI.create("https://" + ServiceMetadata.of("lambda").endpointFor(region)));
    }

    /**
     * The response to an invocation.
     *
     * @param failed whether the service rejected the call or the function threw an exception
     */
    record Response(boolean failed, String body) {}

    Response invoke(String function, String payload) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath("/2015-03-31/functions/" + function.replace(":", "%3A") + "/invocations")
                .putHeader("Content-Type", "application/json")
                .build();
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            return send(http, sign(request, ContentStreamProvider.fromUtf8String(payload)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    private SignedRequest sign(SdkHttpRequest request, ContentStreamProvider payload) {
        try (DefaultCredentialsProvider provider =
                DefaultCredentialsProvider.builder().build()) {
            AwsCredentialsIdentity identity = provider.resolveCredentials();
            return AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(identity)
                            .request(request)
                            .payload(payload)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        }
    }

    private static Response send(SdkHttpClient http, SignedRequest signed) throws IOException {
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElseThrow())
                        .build())
                .call();
        boolean failed = !response.httpResponse().isSuccessful()
                || response.httpResponse()
                        .firstMatchingHeader("X-Amz-Function-Error")
                        .isPresent();
        try (InputStream body = response.responseBody().orElseThrow()) {
            return new Response(failed, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
