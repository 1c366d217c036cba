package dev.muster.core.job;

import java.time.Instant;

/**
 * The stored use of an Idempotency-Key (docs/design.md rule 16).
 *
 * @param key 1 to 255 characters, unique within the tenant
 * @param request digest of the request; another request with the same key has another digest
 * @param job the job that the request created, cancelled or released
 * @param expires when it is deleted
 */
public record IdempotencyRecord(String key, String request, String job, Instant expires) {}
