package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.flow.RequestContext.IdempotencyKey;
import dev.muster.core.flow.access.StoredResponses;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The Idempotency-Key of requests that write but create no job: the response is stored under the key and replayed to an
 * equal request. Of two concurrent requests one acts, and the other waits for its response. A rejected request has
 * changed no person, so its response is not stored.
 */
public final class IdempotentResponses {
    /** Largest body that is stored, in bytes, so that the item stays within DynamoDB's limit. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private IdempotentResponses() {}

    /** Returns the response stored for this request, or else calls {@code handler} and stores its response. */
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
                return respondUnderClaim(call, key, handler);
            }
            if (!holder.get().equals(key.request())) {
                return reused();
            }
            stored.sleep(PAUSE);
        }
        return Validated.invalid(
                ApiProblem.Kind.INTERNAL,
                "an earlier request with this Idempotency-Key is still running; repeat this one later");
    }

    /**
     * Handles the request while it holds the claim on the key. Other requests wait until it is released, or until it
     * expires after a crash.
     */
    private static Validated<ApiResponse> respondUnderClaim(
            AuthenticatedRequest call, IdempotencyKey key, Supplier<Validated<ApiResponse>> handler) {
        StoredResponses stored = call.engine().storedResponses();
        try {
            // Another request may have been handled between the lookup and the claim of this one.
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
        StoredResponse candidate = new StoredResponse(
                key.request(),
                response.status(),
                response.headers(),
                response.body(),
                stored.expiry(Limits.IDEMPOTENCY_KEY_LIFETIME));
        StoredResponse saved = stored.save(call.tenant(), key.key(), candidate);
        return saved.equals(candidate) ? Validated.valid(response) : replay(key, saved);
    }

    private static Validated<ApiResponse> replay(IdempotencyKey key, StoredResponse earlier) {
        return earlier.request().equals(key.request())
                ? Validated.valid(new ApiResponse(earlier.status(), earlier.headers(), earlier.body())
                        .with(IdempotencyKeyHeader.REPLAYED, "true"))
                : reused();
    }

    private static Validated<ApiResponse> reused() {
        return Validated.invalid(ApiProblem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before");
    }
}
