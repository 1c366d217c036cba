package dev.muster.core.job;

import java.time.Duration;

/**
 * The limits of a deployment. Every error that rejects a request for its size names the limit.
 *
 * @param ids largest number of ids in one request
 * @param changes largest number of assignments in one request
 * @param depth deepest nesting of a document
 * @param idBytes longest id of a person, organization or set member, in UTF-8 bytes
 * @param valueBytes longest text value, in UTF-8 bytes
 * @param noteBytes longest note, in UTF-8 bytes
 * @param importRows largest number of rows in one import
 * @param maxWait the longest wait of a request for its job
 * @param retention default and longest retention of a job
 */
public record Limits(
        int ids,
        int changes,
        int depth,
        int idBytes,
        int valueBytes,
        int noteBytes,
        int importRows,
        Duration maxWait,
        Duration retention) {

    /** The longest retention of any deployment. */
    public static final Duration RETENTION = Duration.ofDays(90);

    /** The longest wait of any request: API Gateway times out after 30 seconds. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(20);

    public static final Limits STANDARD =
            new Limits(100_000, 100, 32, 128, 8 * 1024, 1024, 50_000, MAX_WAIT, RETENTION);

    /** People in a batch: DynamoDB reads at most 100 items by key in one request. */
    public static final int BATCH = 100;

    /** Batches on a tally page: 128 numbers keep the page within one write unit. */
    public static final int PAGE = 128;

    /** Jobs that a tenant may have open at once by default. */
    public static final int OPEN_JOBS = 100;

    /** Jobs of one person that may wait for a release at once. */
    public static final int HELD_JOBS = 10;

    /** The time within which a held job must be released, unless the request names another one. */
    public static final Duration HOLD = Duration.ofDays(7);

    /**
     * No verb but cancel acts on a job during this time before its expiry, because the job could expire in the middle
     * (docs/design.md rule 15).
     */
    public static final Duration ACTION_MARGIN = Duration.ofDays(7);

    /** The time after which a client may retry a request that was rejected for too many open jobs. */
    public static final Duration OPEN_JOBS_RETRY = Duration.ofSeconds(30);

    /** The lifetime of an idempotency record. */
    public static final Duration IDEMPOTENCY_KEY_LIFETIME = Duration.ofHours(24);

    /** Returns these limits with the values that a deployment sets. */
    public Limits with(Duration longestWait, Duration longestRetention) {
        return new Limits(
                ids, changes, depth, idBytes, valueBytes, noteBytes, importRows, longestWait, longestRetention);
    }
}
