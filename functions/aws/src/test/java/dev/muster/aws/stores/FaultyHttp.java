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
 * Does something wrong to the first few attempts of one operation, below the SDK's own repeating: three in a row come out
 * of the SDK as trouble, one alone the SDK hides.
 */
public final class FaultyHttp implements SdkHttpClient {
    private final SdkHttpClient sound = UrlConnectionHttpClient.create();
    private final String operation;
    private final Fault fault;
    private final AtomicInteger left;

    public FaultyHttp(String operation, Fault fault, int times) {
        this.operation = operation;
        this.fault = fault;
        this.left = new AtomicInteger(times);
    }

    /** What can go wrong with a call. */
    public enum Fault {
        /** It never arrives. */
        UNSENT,
        /** It arrives and is done; the answer never comes back. */
        LOST_ANSWER,
        /** It is refused, for now. */
        THROTTLED
    }

    /** Whether all that was to go wrong has. */
    public boolean isUsedUp() {
        return left.get() <= 0;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = sound.prepareRequest(request);
        boolean isMeant = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(target -> target.endsWith("." + operation))
                .isPresent();
        return isMeant && left.getAndDecrement() > 0 ? new Faulty(call, fault) : call;
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
                case LOST_ANSWER -> {
                    sound.call().responseBody().ifPresent(AbortableInputStream::abort);
                    throw new IOException("the answer was lost");
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
