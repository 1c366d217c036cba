package dev.muster.aws.stores;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Has a part of each batch call left undone, as the service does when it is busy: what is not sent on to the store comes
 * back as unprocessed in an answer that is a success.
 */
final class UnprocessedReplies implements SdkHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SdkHttpClient sound = UrlConnectionHttpClient.create();
    private int parts;
    private int rounds;
    private int calls;

    /** Leaves so many parts of each of the next calls undone, or all of a smaller one. */
    void leave(int partsOfEach, int nextCalls) {
        parts = partsOfEach;
        rounds = nextCalls;
        calls = 0;
    }

    /** Batch calls since then. */
    int calls() {
        return calls;
    }

    /** What a batch call asks for in its body, and how the rest is named in its answer. */
    private record Call(ObjectNode body, String table, ArrayNode asked, String rest) {
        static Optional<Call> of(HttpExecuteRequest request) throws IOException {
            String target =
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
            boolean writes = target.endsWith(".BatchWriteItem");
            if (!writes && !target.endsWith(".BatchGetItem")) {
                return Optional.empty();
            }
            ObjectNode body = (ObjectNode)
                    JSON.readTree(request.contentStreamProvider().orElseThrow().newStream());
            String table = body.at("/RequestItems").fieldNames().next();
            String place = "/RequestItems/" + table + (writes ? "" : "/Keys");
            return Optional.of(
                    new Call(body, table, (ArrayNode) body.at(place), writes ? "UnprocessedItems" : "UnprocessedKeys"));
        }

        /** Takes so many out: the first, or the last. */
        ArrayNode take(int many, boolean first) {
            ArrayNode taken = JSON.createArrayNode();
            while (taken.size() < many && !asked.isEmpty()) {
                taken.add(asked.remove(first ? 0 : asked.size() - 1));
            }
            return taken;
        }

        byte[] answer(ObjectNode told, ArrayNode undone) throws IOException {
            ObjectNode rest = told.putObject(rest());
            if (!undone.isEmpty() && rest().equals("UnprocessedItems")) {
                rest.set(table, undone);
            } else if (!undone.isEmpty()) {
                ((ObjectNode) rest.set(table, body.at("/RequestItems/" + table)))
                        .withObject("/" + table)
                        .set("Keys", undone);
            }
            return JSON.writeValueAsBytes(told);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        try {
            Optional<Call> call = Call.of(request);
            return call.isPresent() ? part(request, call.get()) : sound.prepareRequest(request);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private ExecutableHttpRequest part(HttpExecuteRequest request, Call call) throws IOException {
        calls++;
        ArrayNode undone = call.take(rounds-- > 0 ? parts : 0, calls % 2 == 0);
        if (call.asked().isEmpty()) {
            return answering(call, JSON.createObjectNode(), undone);
        }
        byte[] body = JSON.writeValueAsBytes(call.body());
        ExecutableHttpRequest sent = sound.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .contentStreamProvider(ContentStreamProvider.fromByteArray(body))
                .build());
        HttpExecuteResponse answer = sent.call();
        return answering(call, (ObjectNode) JSON.readTree(answer.responseBody().orElseThrow()), undone);
    }

    private static ExecutableHttpRequest answering(Call call, ObjectNode told, ArrayNode undone) throws IOException {
        HttpExecuteResponse answer = HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(call.answer(told, undone))))
                .build();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return answer;
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {
        sound.close();
    }
}
