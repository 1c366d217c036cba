package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * An API whose every response is checked: its status is documented, it names no internal detail, and an error has
 * changed nothing.
 */
final class CheckedStack {
    private static final Set<Integer> DOCUMENTED =
            Set.of(200, 201, 202, 204, 304, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429);

    private final WriteRecorder recorder = new WriteRecorder();
    final ApiStack stack = ApiStack.withPorts(recorder::over);

    /** Sends the request with these bytes as its body, and checks the response. */
    TestResponse send(SentRequest request, byte[] body) {
        begin();
        TestResponse response =
                stack.send(request.with("prefer", "respond-async").toEvent(body));
        return checked(response, request + " " + new String(body, StandardCharsets.UTF_8));
    }

    /** Sends a file as a dry run, which the workers end, so that open jobs do not add up. */
    void dryRun(SentRequest file, byte[] body) {
        begin();
        TestResponse response = stack.send(file.withQuery("dry_run=true").toEvent(body));
        stack.runWorkers();
        checked(response, file + " " + new String(body, StandardCharsets.UTF_8));
    }

    TestResponse send(SentRequest request) {
        return send(request, PlantedEdgeBug.NONE);
    }

    /** Sends the request over a connection with the planted bug, and checks the response. */
    TestResponse send(SentRequest request, PlantedEdgeBug bug) {
        begin();
        return checked(bug.send(request, stack), request.toString());
    }

    private void begin() {
        stack.time.pass(Duration.ofMillis(250));
        recorder.clear();
    }

    private TestResponse checked(TestResponse response, String request) {
        assertThat(DOCUMENTED).as(() -> request + " -> " + response).contains(response.status());
        InternalDetails.assertNone(response, request);
        if (response.status() >= 400) {
            assertThat(recorder.writes())
                    .as(() -> request + " was rejected: " + response)
                    .isEmpty();
        }
        stack.queue.receive(Integer.MAX_VALUE);
        stack.log.clear();
        return response;
    }
}
