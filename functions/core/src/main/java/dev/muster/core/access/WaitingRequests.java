package dev.muster.core.access;

import java.time.Instant;
import java.util.Map;

/**
 * The requests of one credential that wait for a job, counted by the second in which each wait has ended at the latest.
 * The place of an instance that crashed is free again after that second.
 */
public final class WaitingRequests {
    /** Requests of one credential that may wait at once. */
    public static final int LIMIT = 20;

    private WaitingRequests() {}

    /** Returns the number of the bucket for waits until this moment: its second, in seconds since the epoch. */
    public static long bucket(Instant until) {
        return until.getEpochSecond();
    }

    /** Returns the number of requests that wait now, of the counts of all buckets. */
    public static int waiting(Map<Long, Integer> buckets, Instant now) {
        return buckets.entrySet().stream()
                .filter(bucket -> bucket.getKey() >= bucket(now))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
