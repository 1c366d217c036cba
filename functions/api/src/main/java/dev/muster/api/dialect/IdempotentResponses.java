package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Access;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.Submit;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Value;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Honours the Idempotency-Key of requests that write but make no job: the answer is remembered under the key, and given
 * again to the same request. Of two at once one acts, and the other waits for its answer. A refusal has changed nobody
 * and is not remembered.
 */
public final class IdempotentResponses {
    /** The longest body that is remembered, in bytes: what one item of a store can hold beside the rest. */
    public static final int LONGEST = 256 * 1024;

    /** Longer than any request takes. */
    private static final Duration LONGEST_CLAIM = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Access access;
    private final Time time;
    private final RandomGenerator random;

    public IdempotentResponses(Ports ports) {
        this.access = ports.access();
        this.time = ports.time();
        this.random = ports.random();
    }

    /** The answer remembered for this request, or else that of {@code act}, which is then remembered. */
    public Validated<ApiResponse> answer(AuthenticatedRequest call, Supplier<Validated<ApiResponse>> act) {
        return IdempotencyKeyHeader.of(call.request())
                .flatMap(key -> key.isPresent() ? answer(call, key.get(), act) : act.get());
    }

    private Validated<ApiResponse> answer(
            AuthenticatedRequest call, Submit.IdempotencyKey idempotencyKey, Supplier<Validated<ApiResponse>> act) {
        while (call.deadline().hasAtLeast(PAUSE)) {
            Optional<StoredResponse> earlier =
                    access.findResponse(call.tenant(), idempotencyKey.key(), time.now(), call.deadline());
            if (earlier.isPresent()) {
                return replay(idempotencyKey, earlier.get());
            }
            StoredResponse claim = claim(idempotencyKey);
            StoredResponse stands =
                    access.saveResponse(call.tenant(), claimed(idempotencyKey), claim, time.now(), call.deadline());
            if (stands.equals(claim)) {
                return alone(call, idempotencyKey, act);
            }
            if (!stands.request().equals(idempotencyKey.request())) {
                return reused();
            }
            time.sleep(PAUSE);
        }
        return Validated.invalid(
                Problem.Kind.INTERNAL,
                "the first request with this Idempotency-Key is under way; repeat this one later");
    }

    /** Nobody else acts under the key until the claim is given back, or whoever made it has died and it has lapsed. */
    private Validated<ApiResponse> alone(
            AuthenticatedRequest call, Submit.IdempotencyKey idempotencyKey, Supplier<Validated<ApiResponse>> act) {
        try {
            // Between our look and our claim another may have come and gone.
            Optional<StoredResponse> earlier =
                    access.findResponse(call.tenant(), idempotencyKey.key(), time.now(), call.deadline());
            return earlier.isPresent()
                    ? replay(idempotencyKey, earlier.get())
                    : act.get().flatMap(response -> remember(call, idempotencyKey, response));
        } finally {
            access.deleteResponse(call.tenant(), claimed(idempotencyKey), call.deadline());
        }
    }

    private StoredResponse claim(Submit.IdempotencyKey idempotencyKey) {
        return new StoredResponse(
                idempotencyKey.request(),
                0,
                Map.of(),
                Long.toHexString(random.nextLong()),
                time.now().plus(LONGEST_CLAIM).truncatedTo(ChronoUnit.SECONDS));
    }

    /** No key that can be sent has a space in it. */
    private static String claimed(Submit.IdempotencyKey idempotencyKey) {
        return "claim " + idempotencyKey.key();
    }

    private Validated<ApiResponse> remember(
            AuthenticatedRequest call, Submit.IdempotencyKey idempotencyKey, ApiResponse response) {
        if (Value.bytes(response.body()) > LONGEST) {
            return Validated.valid(response);
        }
        StoredResponse ours = new StoredResponse(
                idempotencyKey.request(),
                response.status(),
                response.headers(),
                response.body(),
                time.now().plus(Limits.REMEMBERED).truncatedTo(ChronoUnit.SECONDS));
        StoredResponse stands =
                access.saveResponse(call.tenant(), idempotencyKey.key(), ours, time.now(), call.deadline());
        return stands.equals(ours) ? Validated.valid(response) : replay(idempotencyKey, stands);
    }

    private static Validated<ApiResponse> replay(Submit.IdempotencyKey idempotencyKey, StoredResponse earlier) {
        return earlier.request().equals(idempotencyKey.request())
                ? Validated.valid(new ApiResponse(earlier.status(), earlier.headers(), earlier.body())
                        .with(IdempotencyKeyHeader.REPLAYED, "true"))
                : reused();
    }

    private static Validated<ApiResponse> reused() {
        return Validated.invalid(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before");
    }
}
