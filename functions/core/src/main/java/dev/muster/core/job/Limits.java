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
        Duration maxWait,
        Duration retention) {

    /** The longest retention of any deployment. */
    public static final Duration RETENTION = Duration.ofDays(90);

    /** The longest wait of any request: API Gateway times out after 30 seconds. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(20);

    public static final Limits STANDARD = new Limits(100_000, 100, 32, 128, 8 * 1024, 1024, MAX_WAIT, RETENTION);

    /** People in a batch: DynamoDB reads at most 100 items by key in one request. */
    public static final int BATCH = 100;

    /** Batches on a tally page: 128 numbers keep the page within one write unit. */
    public static final int PAGE = 128;

    /** Jobs that a tenant may have open at once by default. */
    public static final int OPEN_JOBS = 100;

    /** Jobs of one person that may wait for parts or for a release at once. */
    public static final int HELD_JOBS = 10;

    /** The time within which the file of an open job must be closed. */
    public static final Duration OPEN = Duration.ofHours(24);

    /** The time after the file of a job had to be closed within which it must be planned. */
    public static final Duration CHUNK_RETENTION = Duration.ofDays(2);

    /** Rows of a file in one request that are planned in the request. */
    public static final int ROWS_IN_REQUEST = 1_000;

    /** Bytes of the rows that are held to be planned in the request; a file of more is planned by a message. */
    public static final long BYTES_IN_REQUEST = 4L << 20;

    /** Rows of a part, and of a file in one request. */
    public static final int PART_ROWS = 200_000;

    /** Rows of a job. */
    public static final long JOB_ROWS = 10_000_000;

    /** Rows of a job whose rows set unique keys: one planner sees all of them. */
    public static final long KEYED_ROWS = 1_000_000;

    /** Organizations that the rows of a job may name. */
    public static final int FILE_ORGANIZATIONS = 100;

    /** Bytes of the parts of all jobs of a tenant that have not ended. */
    public static final long UPLOADED_BYTES = 2_000_000_000;

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
        return new Limits(ids, changes, depth, idBytes, valueBytes, noteBytes, longestWait, longestRetention);
    }
}
