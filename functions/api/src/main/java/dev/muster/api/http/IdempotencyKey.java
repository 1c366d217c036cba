package dev.muster.api.http;

import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Submit;
import dev.muster.core.job.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-08), with the digest of its request. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    /** Says of an answer that an earlier request with the same key got it first. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private IdempotencyKey() {}

    /** The key of a request that has one. */
    public static Checked<Optional<Submit.Key>> of(Request request) {
        Optional<String> sent = request.header(HEADER);
        if (sent.isPresent() && !VISIBLE.matcher(sent.get()).matches()) {
            return Checked.refused(Problem.Kind.MALFORMED, "Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        return Checked.good(sent.map(key -> new Submit.Key(key, Digests.ofRequest(request))));
    }
}
