package dev.muster.aws.stores;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Injects a fault into one call, the k-th that it sends, below the retries of the SDK. */
public final class KthCall implements SdkHttpClient {
    private static final Set<String> WRITES = Set.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "TransactWriteItems",
            "BatchWriteItem",
            "BatchExecuteStatement",
            "SendMessageBatch",
            "PutEvents");

    private final SdkHttpClient sound = UrlConnectionHttpClient.create();
    private boolean writesOnly;
    private int remaining;
    private Fault fault = Fault.UNSENT;
    private boolean crashed;
    private Optional<ExecutableHttpRequest> late = Optional.empty();

    /** A fault of a call. */
    public enum Fault {
        /** The call never arrives. */
        UNSENT,
        /** The service performs the call, and the response is lost. */
        LOST_RESPONSE,
        /** The service performs the call twice in a row. */
        TWICE,
        /** The call seems lost and arrives after the verb has ended. */
        LATE,
        /** The service throttles the call. */
        THROTTLED,
        /** The caller crashes before the call. */
        CRASH_BEFORE,
        /** The caller crashes after the call. */
        CRASH_AFTER
    }

    /** Injects the fault into the k-th call from now on, counted from 1, or into the k-th write. */
    public synchronized void arm(int k, Fault next, boolean ofWrites) {
        remaining = k;
        fault = next;
        writesOnly = ofWrites;
    }

    /** Returns whether there was a k-th call. */
    public synchronized boolean isInjected() {
        return remaining <= 0;
    }

    /** Stops all faults. A crashed caller may make calls again. */
    public synchronized void stopFaults() {
        remaining = 0;
        crashed = false;
    }

    /** Sends the call that was late. */
    public void deliverLate() throws IOException {
        if (late.isPresent()) {
            late.get().call().responseBody().ifPresent(AbortableInputStream::abort);
            late = Optional.empty();
        }
    }

    @Override
    public synchronized ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (crashed) {
            return fails("the caller has crashed");
        }
        ExecutableHttpRequest call = sound.prepareRequest(request);
        boolean counts = remaining > 0 && (!writesOnly || isWrite(request));
        return counts && --remaining == 0 ? inject(request, call) : call;
    }

    private static boolean isWrite(HttpExecuteRequest request) {
        return request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .map(target -> target.substring(target.lastIndexOf('.') + 1))
                .filter(WRITES::contains)
                .isPresent();
    }

    private ExecutableHttpRequest inject(HttpExecuteRequest request, ExecutableHttpRequest call) {
        return switch (fault) {
            case UNSENT -> fails("the connection was refused");
            case LOST_RESPONSE -> losesResponse(call);
            case TWICE -> twice(call, sound.prepareRequest(request));
            case LATE -> {
                late = Optional.of(call);
                yield fails("no response in time");
            }
            case THROTTLED -> throttled();
            case CRASH_BEFORE -> {
                crashed = true;
                yield fails("the caller has crashed");
            }
            case CRASH_AFTER -> {
                crashed = true;
                yield losesResponse(call);
            }
        };
    }

    @Override
    public void close() {
        sound.close();
    }

    /** A request that fails or is repeated. */
    private interface FaultyRequest extends ExecutableHttpRequest {
        @Override
        default void abort() {}
    }

    private static FaultyRequest fails(String message) {
        return () -> {
            throw new IOException(message);
        };
    }

    private static FaultyRequest losesResponse(ExecutableHttpRequest call) {
        return () -> {
            call.call().responseBody().ifPresent(AbortableInputStream::abort);
            throw new IOException("the response was lost");
        };
    }

    private static FaultyRequest twice(ExecutableHttpRequest first, ExecutableHttpRequest second) {
        return () -> {
            HttpExecuteResponse response = first.call();
            second.call().responseBody().ifPresent(AbortableInputStream::abort);
            return response;
        };
    }

    private static FaultyRequest throttled() {
        String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
        return () -> HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(400).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }
}
