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

/** Does something wrong to one call, the k-th that goes through it, below the SDK's own repeating. */
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
    private int left;
    private Fault fault = Fault.UNSENT;
    private boolean dead;
    private Optional<ExecutableHttpRequest> late = Optional.empty();

    /** What can go wrong with a call. */
    public enum Fault {
        /** It never arrives. */
        UNSENT,
        /** It is done; the answer never comes back. */
        LOST_ANSWER,
        /** It is done, and once more right after. */
        TWICE,
        /** It seems to have got lost, and arrives when everything is over. */
        LATE,
        /** It is refused, for now. */
        THROTTLED,
        /** The caller dies before it. */
        DEAD_BEFORE,
        /** It is done, and the caller dies of it. */
        DEAD_AFTER
    }

    /** Lets this go wrong with the k-th call from now on, from 1, or with the k-th write. */
    public synchronized void arm(int k, Fault what, boolean ofWrites) {
        left = k;
        fault = what;
        writesOnly = ofWrites;
    }

    /** Whether there was a k-th call. */
    public synchronized boolean hasStruck() {
        return left <= 0;
    }

    /** From now on nothing goes wrong; whoever was dead lives. */
    public synchronized void heal() {
        left = 0;
        dead = false;
    }

    /** Lets the call that was late arrive. */
    public void deliverLate() throws IOException {
        if (late.isPresent()) {
            late.get().call().responseBody().ifPresent(AbortableInputStream::abort);
            late = Optional.empty();
        }
    }

    @Override
    public synchronized ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (dead) {
            return fails("it is dead");
        }
        ExecutableHttpRequest call = sound.prepareRequest(request);
        boolean counts = left > 0 && (!writesOnly || isWrite(request));
        return counts && --left == 0 ? strike(request, call) : call;
    }

    private static boolean isWrite(HttpExecuteRequest request) {
        return request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .map(target -> target.substring(target.lastIndexOf('.') + 1))
                .filter(WRITES::contains)
                .isPresent();
    }

    private ExecutableHttpRequest strike(HttpExecuteRequest request, ExecutableHttpRequest call) {
        return switch (fault) {
            case UNSENT -> fails("the connection was refused");
            case LOST_ANSWER -> lost(call);
            case TWICE -> twice(call, sound.prepareRequest(request));
            case LATE -> {
                late = Optional.of(call);
                yield fails("no answer in time");
            }
            case THROTTLED -> throttled();
            case DEAD_BEFORE -> {
                dead = true;
                yield fails("it is dead");
            }
            case DEAD_AFTER -> {
                dead = true;
                yield lost(call);
            }
        };
    }

    @Override
    public void close() {
        sound.close();
    }

    /** A request that is made like this. */
    private interface Doing extends ExecutableHttpRequest {
        @Override
        default void abort() {}
    }

    private static Doing fails(String why) {
        return () -> {
            throw new IOException(why);
        };
    }

    private static Doing lost(ExecutableHttpRequest call) {
        return () -> {
            call.call().responseBody().ifPresent(AbortableInputStream::abort);
            throw new IOException("the answer was lost");
        };
    }

    private static Doing twice(ExecutableHttpRequest first, ExecutableHttpRequest second) {
        return () -> {
            HttpExecuteResponse answer = first.call();
            second.call().responseBody().ifPresent(AbortableInputStream::abort);
            return answer;
        };
    }

    private static Doing throttled() {
        String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
        return () -> HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(400).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }
}
