package dev.muster.core.job;

import java.time.Instant;

/**
 * One use of an Idempotency-Key.
 *
 * @param key 1 to 255 characters, unique within the tenant
 * @param request digest of the request it came with, so that another request under the same key is told apart
 * @param job the job it made
 * @param expires when it is forgotten
 */
public record IdempotencyRecord(String key, String request, String job, Instant expires) {}
