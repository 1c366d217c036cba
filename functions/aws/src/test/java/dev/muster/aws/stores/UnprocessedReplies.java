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
 * An HTTP client that holds a part of each batch call back and returns it as unprocessed in a successful response, as a
 * busy service does.
 */
final class UnprocessedReplies implements SdkHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SdkHttpClient sound = UrlConnectionHttpClient.create();
    private int parts;
    private int rounds;
    private int calls;

    /** Leaves {@code partsOfEach} parts of each of the next calls unprocessed, or all parts of a smaller call. */
    void leaveUnprocessed(int partsOfEach, int nextCalls) {
        parts = partsOfEach;
        rounds = nextCalls;
        calls = 0;
    }

    /** Returns the number of batch calls since then. */
    int calls() {
        return calls;
    }

    /** A batch call: its body, its requested parts, and the name of the unprocessed ones in its response. */
    private record Call(ObjectNode body, String table, ArrayNode requested, String unprocessedName) {
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
            String pointer = "/RequestItems/" + table + (writes ? "" : "/Keys");
            return Optional.of(new Call(
                    body, table, (ArrayNode) body.at(pointer), writes ? "UnprocessedItems" : "UnprocessedKeys"));
        }

        /** Removes and returns the first or the last parts. */
        ArrayNode take(int many, boolean first) {
            ArrayNode taken = JSON.createArrayNode();
            while (taken.size() < many && !requested.isEmpty()) {
                taken.add(requested.remove(first ? 0 : requested.size() - 1));
            }
            return taken;
        }

        byte[] answer(ObjectNode response, ArrayNode unprocessed) throws IOException {
            ObjectNode parts = response.putObject(unprocessedName());
            if (!unprocessed.isEmpty() && unprocessedName().equals("UnprocessedItems")) {
                parts.set(table, unprocessed);
            } else if (!unprocessed.isEmpty()) {
                ((ObjectNode) parts.set(table, body.at("/RequestItems/" + table)))
                        .withObject("/" + table)
                        .set("Keys", unprocessed);
            }
            return JSON.writeValueAsBytes(response);
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
        ArrayNode unprocessed = call.take(rounds-- > 0 ? parts : 0, calls % 2 == 0);
        if (call.requested().isEmpty()) {
            return answering(call, JSON.createObjectNode(), unprocessed);
        }
        byte[] body = JSON.writeValueAsBytes(call.body());
        ExecutableHttpRequest sent = sound.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .contentStreamProvider(ContentStreamProvider.fromByteArray(body))
                .build());
        HttpExecuteResponse answer = sent.call();
        return answering(call, (ObjectNode) JSON.readTree(answer.responseBody().orElseThrow()), unprocessed);
    }

    private static ExecutableHttpRequest answering(Call call, ObjectNode response, ArrayNode unprocessed)
            throws IOException {
        HttpExecuteResponse answer = HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(call.answer(response, unprocessed))))
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
