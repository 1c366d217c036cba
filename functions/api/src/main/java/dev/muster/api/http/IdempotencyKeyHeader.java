package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.flow.RequestContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-08), with the digest of its request. */
public final class IdempotencyKeyHeader {
    public static final String HEADER = "Idempotency-Key";

    /** Response header: an earlier request with the same key received this response first. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<String> READ_METHODS = Set.of("GET", "HEAD");
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private IdempotencyKeyHeader() {}

    /**
     * Reads the key of a request that writes, with the digest of the request; a request that only reads has none.
     * Rejects a key that is not 1 to 255 visible ASCII characters. Each person has a name space of keys for each type of
     * credential: neither a person's id nor a type has a number sign.
     *
     * @param body returns the bytes of the body, inflated
     * @param credentialParameters query parameters that are no part of the request's identity
     */
    public static Validated<Optional<RequestContext.IdempotencyKey>> of(
            ApiRequest request,
            Supplier<ByteSource> body,
            Set<String> credentialParameters,
            Caller caller,
            Credential credential) {
        Optional<String> sent = READ_METHODS.contains(request.method()) ? Optional.empty() : request.header(HEADER);
        if (sent.isPresent() && !FORM.matcher(sent.get()).matches()) {
            return Validated.invalid(
                    ApiProblem.Kind.MALFORMED, "Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        return Validated.valid(sent.map(key -> new RequestContext.IdempotencyKey(
                credential.type() + "#" + caller.person() + "#" + key,
                ContentDigest.ofRequest(request, body.get(), credentialParameters))));
    }
}
