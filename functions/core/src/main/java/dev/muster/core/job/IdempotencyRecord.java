package dev.muster.core.job;

import java.time.Instant;

/**
 * The stored use of an Idempotency-Key (docs/design.md rule 16).
 *
 * @param key unique within the tenant: the type of the credential, the person and the key of the client
 * @param request digest of the request; another request with the same key has another digest
 * @param job the job that the request created, cancelled or released; {@link #NO_JOB} when it did something else
 * @param expires when it is deleted
 */
public record IdempotencyRecord(String key, String request, String job, Instant expires) {
    /** Stands for the job when a request without one has used the key. */
    public static final String NO_JOB = "";
}
