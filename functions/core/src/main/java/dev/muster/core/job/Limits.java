package dev.muster.core.job;

import java.time.Duration;

/**
 * How much is too much, as data; every refusal names its limit.
 *
 * @param bodyBytes largest request body
 * @param ids most ids in one request
 * @param changes most assignments in one request
 * @param depth deepest nesting of a document
 * @param idBytes longest id of a person, organization or set member, in UTF-8 bytes
 * @param valueBytes longest text value, in UTF-8 bytes
 * @param noteBytes longest note, in UTF-8 bytes
 * @param importRows most rows in one import
 * @param maxWait the longest a request waits for its job
 * @param retention how long a job is kept unless its request says otherwise, and the longest it may say
 */
public record Limits(
        int bodyBytes,
        int ids,
        int changes,
        int depth,
        int idBytes,
        int valueBytes,
        int noteBytes,
        int importRows,
        Duration maxWait,
        Duration retention) {

    /** The longest any job is kept, whatever a deployment says. */
    public static final Duration RETENTION = Duration.ofDays(90);

    /** The longest any request waits: the gateway in front of us hangs up after 30 seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    public static final Limits STANDARD =
            new Limits(6 * 1024 * 1024, 100_000, 100, 32, 128, 8 * 1024, 1024, 50_000, PATIENCE, RETENTION);

    /** People in a batch: as many as one read takes, and what a worker does in well under a second. */
    public static final int BATCH = 100;

    /** Batches on a tally page: as many numbers as keep the page within one write unit. */
    public static final int PAGE = 128;

    /** Jobs a tenant may have open at once, unless the stack is set to another number. */
    public static final int OPEN_JOBS = 100;

    /** When a request that there was no room for is worth trying again. */
    public static final Duration NEXT_ROOM = Duration.ofSeconds(30);

    /** How long an Idempotency-Key is remembered. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** The same with what a deployment chooses for itself. */
    public Limits with(Duration longestPatience, Duration longestRetention) {
        return new Limits(
                bodyBytes,
                ids,
                changes,
                depth,
                idBytes,
                valueBytes,
                noteBytes,
                importRows,
                longestPatience,
                longestRetention);
    }
}
