package dev.muster.aws.stores;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Injects a fault into the first attempts of one operation, below the retries of the SDK. The SDK hides a single fault
 * and throws an error after three in a row.
 */
public final class FaultyHttp implements SdkHttpClient {
    private final SdkHttpClient sound = UrlConnectionHttpClient.create();
    private final String operation;
    private final Fault fault;
    private final AtomicInteger remaining;

    public FaultyHttp(String operation, Fault fault, int times) {
        this.operation = operation;
        this.fault = fault;
        this.remaining = new AtomicInteger(times);
    }

    /** A fault of a call. */
    public enum Fault {
        /** The call never arrives. */
        UNSENT,
        /** The service performs the call, and the response is lost. */
        LOST_RESPONSE,
        /** The service throttles the call. */
        THROTTLED
    }

    /** Returns whether all faults are injected. */
    public boolean isUsedUp() {
        return remaining.get() <= 0;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = sound.prepareRequest(request);
        boolean isFaulty = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(target -> target.endsWith("." + operation))
                .isPresent();
        return isFaulty && remaining.getAndDecrement() > 0 ? new Faulty(call, fault) : call;
    }

    @Override
    public void close() {
        sound.close();
    }

    private record Faulty(ExecutableHttpRequest sound, Fault fault) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            return switch (fault) {
                case UNSENT -> throw new IOException("the connection was refused");
                case LOST_RESPONSE -> {
                    sound.call().responseBody().ifPresent(AbortableInputStream::abort);
                    throw new IOException("the response was lost");
                }
                case THROTTLED -> throttled();
            };
        }

        private static HttpExecuteResponse throttled() {
            String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(400).build())
                    .responseBody(AbortableInputStream.create(
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                    .build();
        }

        @Override
        public void abort() {
            sound.abort();
        }
    }
}
