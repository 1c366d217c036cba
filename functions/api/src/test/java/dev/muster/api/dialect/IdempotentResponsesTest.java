package dev.muster.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotentResponsesTest {
    private final SystemTime time = new SystemTime();
    private final Ports ports = new Ports(
            new MemoryPeople(),
            new MemoryJobs(),
            (_) -> List.of(),
            new MemoryPlanQueue(),
            new MemoryAccess(),
            new MemoryJobEvents(),
            time,
            new Random(1));
    private final AtomicInteger acts = new AtomicInteger();

    @Test
    void runsOnceUnderConcurrentRequests() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Validated<ApiResponse>>> all = IntStream.range(0, 20)
                    .<Callable<Validated<ApiResponse>>>mapToObj(
                            _ -> () -> IdempotentResponses.respond(call("once", "{}"), Validated::valid, this::act))
                    .toList();
            for (Future<Validated<ApiResponse>> response : threads.invokeAll(all)) {
                assertThat(body(response.get())).isEqualTo("act 1");
            }
        }
        assertThat(acts).hasValue(1);
    }

    @Test
    void runsAgainAfterRejection() {
        Validated<ApiResponse> rejected = IdempotentResponses.respond(
                call("again", "{}"),
                Validated::valid,
                () -> Validated.invalid(ApiProblem.Kind.INVALID, "first_name is missing"));

        assertThat(rejected).isInstanceOf(Validated.Invalid.class);
        assertThat(body(IdempotentResponses.respond(call("again", "{\"better\":1}"), Validated::valid, this::act)))
                .isEqualTo("act 1");
    }

    @Test
    void runsAgainAfterFailure() {
        assertThatThrownBy(() -> IdempotentResponses.respond(call("again", "{}"), Validated::valid, () -> {
                    throw new IllegalStateException("the store is not reached");
                }))
                .hasMessage("the store is not reached");

        assertThat(body(IdempotentResponses.respond(call("again", "{}"), Validated::valid, this::act)))
                .isEqualTo("act 1");
    }

    @Test
    void asksForPermissionBeforeItReplaysResponse() {
        IdempotentResponses.respond(call("once", "{}"), Validated::valid, this::act);

        Validated<ApiResponse> second = IdempotentResponses.respond(
                call("once", "{}"),
                _ -> Validated.invalid(ApiProblem.Kind.FORBIDDEN, "only an admin may change people"),
                this::act);

        assertThat(second).isEqualTo(Validated.invalid(ApiProblem.Kind.FORBIDDEN, "only an admin may change people"));
        assertThat(acts).hasValue(1);
    }

    private Validated<ApiResponse> act() {
        return Validated.valid(ApiResponse.of(200, "text/plain", "act " + acts.incrementAndGet()));
    }

    private AuthenticatedRequest call(String key, String body) {
        ApiRequest request = new ApiRequest(
                "POST",
                "/v1/jobs",
                QueryString.parse(""),
                Map.of("idempotency-key", key),
                RequestBody.ofText(body).orElseThrow(),
                "request",
                "127.0.0.1");
        Deadline deadline = Deadline.in(time, Duration.ofSeconds(20));
        RequestContext context = AdminRequest.of(
                new Caller(new Tenant("demo"), "1"),
                Optional.of(new RequestContext.IdempotencyKey(key, body)),
                deadline);
        Credential credential = Credential.of("muster", "key");
        return new AuthenticatedRequest(request, Map.of(), credential, context, new Engine(ports.within(deadline)));
    }

    private static String body(Validated<ApiResponse> response) {
        return ((Validated.Valid<ApiResponse>) response).value().body();
    }
}
