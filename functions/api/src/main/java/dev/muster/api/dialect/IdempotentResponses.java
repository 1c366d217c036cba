package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.flow.RequestContext.IdempotencyKey;
import dev.muster.core.flow.access.StoredResponses;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Honours the Idempotency-Key of requests that write but create no job: the response is stored under the key, and given
 * again to the same request. Of two such requests at once one acts, and the other waits for its response. A rejected
 * request has changed no person, and its response is not stored.
 */
public final class IdempotentResponses {
    /** Largest body that is stored, in bytes: the part of one stored item that is left for it. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private IdempotentResponses() {}

    /** Returns the response stored for this request, or else that of {@code handler}, which is then stored. */
    public static Validated<ApiResponse> respond(AuthenticatedRequest call, Supplier<Validated<ApiResponse>> handler) {
        Optional<IdempotencyKey> key = call.context().idempotencyKey();
        return key.isPresent() ? respond(call, key.get(), handler) : handler.get();
    }

    private static Validated<ApiResponse> respond(
            AuthenticatedRequest call, IdempotencyKey key, Supplier<Validated<ApiResponse>> handler) {
        StoredResponses stored = call.engine().storedResponses();
        while (call.deadline().hasAtLeast(PAUSE)) {
            Optional<StoredResponse> earlier = stored.find(call.tenant(), key.key());
            if (earlier.isPresent()) {
                return replay(key, earlier.get());
            }
            Optional<String> holder = stored.claim(call.tenant(), key.key(), key.request());
            if (holder.isEmpty()) {
                return claimed(call, key, handler);
            }
            if (!holder.get().equals(key.request())) {
                return reused();
            }
            stored.sleep(PAUSE);
        }
        return Validated.invalid(
                Problem.Kind.INTERNAL,
                "the first request with this Idempotency-Key is under way; repeat this one later");
    }

    /** No other request acts under the key until the claim is given back, or expires because the function has died. */
    private static Validated<ApiResponse> claimed(
            AuthenticatedRequest call, IdempotencyKey key, Supplier<Validated<ApiResponse>> handler) {
        StoredResponses stored = call.engine().storedResponses();
        try {
            // Between this request's look and its claim another one may have begun and ended.
            Optional<StoredResponse> earlier = stored.find(call.tenant(), key.key());
            return earlier.isPresent()
                    ? replay(key, earlier.get())
                    : handler.get().flatMap(response -> store(call, key, response));
        } finally {
            stored.unclaim(call.tenant(), key.key());
        }
    }

    private static Validated<ApiResponse> store(AuthenticatedRequest call, IdempotencyKey key, ApiResponse response) {
        if (Value.bytes(response.body()) > MAX_BYTES) {
            return Validated.valid(response);
        }
        StoredResponses stored = call.engine().storedResponses();
        StoredResponse ours = new StoredResponse(
                key.request(),
                response.status(),
                response.headers(),
                response.body(),
                stored.expiry(Limits.REMEMBERED));
        StoredResponse winner = stored.save(call.tenant(), key.key(), ours);
        return winner.equals(ours) ? Validated.valid(response) : replay(key, winner);
    }

    private static Validated<ApiResponse> replay(IdempotencyKey key, StoredResponse earlier) {
        return earlier.request().equals(key.request())
                ? Validated.valid(new ApiResponse(earlier.status(), earlier.headers(), earlier.body())
                        .with(IdempotencyKeyHeader.REPLAYED, "true"))
                : reused();
    }

    private static Validated<ApiResponse> reused() {
        return Validated.invalid(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before");
    }
}
