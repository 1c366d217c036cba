package dev.muster.api.http;

import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.Submit;
import dev.muster.core.job.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-08), with the digest of its request. */
public final class IdempotencyKeyHeader {
    public static final String HEADER = "Idempotency-Key";

    /** Says of an answer that an earlier request with the same key got it first. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private IdempotencyKeyHeader() {}

    /** The key of a request that has one. */
    public static Validated<Optional<Submit.IdempotencyKey>> of(ApiRequest request) {
        Optional<String> sent = request.header(HEADER);
        if (sent.isPresent() && !VISIBLE.matcher(sent.get()).matches()) {
            return Validated.invalid(
                    Problem.Kind.MALFORMED, "Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        return Validated.valid(sent.map(key -> new Submit.IdempotencyKey(key, ContentDigest.ofRequest(request))));
    }
}
