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
import java.util.function.Function;
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

    /**
     * Returns the response stored for this request, or else calls {@code handler} and stores its response.
     *
     * @param authorize returns a stored response if the caller may still make the request, else the reason why not
     */
    public static Validated<ApiResponse> respond(
            AuthenticatedRequest call,
            Function<ApiResponse, Validated<ApiResponse>> authorize,
            Supplier<Validated<ApiResponse>> handler) {
        Optional<IdempotencyKey> key = call.context().idempotencyKey();
        return key.isPresent() ? respond(call, key.get(), authorize, handler) : handler.get();
    }

    private static Validated<ApiResponse> respond(
            AuthenticatedRequest call,
            IdempotencyKey key,
            Function<ApiResponse, Validated<ApiResponse>> authorize,
            Supplier<Validated<ApiResponse>> handler) {
        StoredResponses stored = call.engine().storedResponses();
        while (call.deadline().hasAtLeast(PAUSE)) {
            Optional<StoredResponse> earlier = stored.find(call.tenant(), key.key());
            if (earlier.isPresent() && !earlier.get().request().equals(key.request())) {
                return Validated.invalid(
                        ApiProblem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before");
            }
            if (earlier.isPresent() && !earlier.get().isClaim()) {
                return replay(earlier.get(), authorize);
            }
            Optional<StoredResponse> claim =
                    earlier.isPresent() ? Optional.empty() : stored.claim(call.tenant(), key.key(), key.request());
            if (claim.isPresent()) {
                return respondUnderClaim(call, key, claim.get(), handler);
            }
            stored.sleep(PAUSE);
        }
        return Validated.invalid(
                ApiProblem.Kind.INTERNAL,
                "an earlier request with this Idempotency-Key is still running; repeat this one later");
    }

    private static Validated<ApiResponse> replay(
            StoredResponse earlier, Function<ApiResponse, Validated<ApiResponse>> authorize) {
        return authorize
                .apply(new ApiResponse(earlier.status(), earlier.headers(), earlier.body()))
                .map(response -> response.with(IdempotencyKeyHeader.REPLAYED, "true"));
    }

    /**
     * Handles the request while it holds the claim on the key. Other requests wait until the response has replaced the
     * claim, until it is deleted, or until it expires after a crash.
     */
    private static Validated<ApiResponse> respondUnderClaim(
            AuthenticatedRequest call,
            IdempotencyKey key,
            StoredResponse claim,
            Supplier<Validated<ApiResponse>> handler) {
        StoredResponses stored = call.engine().storedResponses();
        Optional<StoredResponse> candidate = Optional.empty();
        try {
            Validated<ApiResponse> result = handler.get();
            candidate = candidate(stored, key, result);
            candidate.ifPresent(response -> stored.save(call.tenant(), key.key(), claim, response));
            return result;
        } finally {
            if (candidate.isEmpty()) {
                stored.unclaim(call.tenant(), key.key(), claim);
            }
        }
    }

    /** Returns the response to store; empty when the request was rejected or its response is too large. */
    private static Optional<StoredResponse> candidate(
            StoredResponses stored, IdempotencyKey key, Validated<ApiResponse> result) {
        return result instanceof Validated.Valid<ApiResponse>(ApiResponse response)
                        && Value.bytes(response.body()) <= MAX_BYTES
                ? Optional.of(new StoredResponse(
                        key.request(),
                        response.status(),
                        response.headers(),
                        response.body(),
                        stored.expiry(Limits.IDEMPOTENCY_KEY_LIFETIME)))
                : Optional.empty();
    }
}
