package dev.muster.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The calls of one credential in the last five seconds, counted in buckets of 100 ms. A bucket counts until its last
 * moment is five seconds old, so never more calls than the limit are admitted in any five seconds.
 *
 * @param now the moment up to which the window reaches
 * @param buckets the number of calls in each bucket of the window, by the number of the bucket
 */
public record RateLimitWindow(Instant now, Map<Long, Integer> buckets) {
    public static final Duration LENGTH = Duration.ofSeconds(5);

    private static final long BUCKET_MILLIS = 100;

    /** The buckets that begin in five seconds. */
    private static final long BUCKETS = LENGTH.toMillis() / BUCKET_MILLIS;

    /** Leaves out the buckets of other times. The clock of another instance may be ahead, so later buckets count. */
    public RateLimitWindow {
        long current = bucket(now);
        buckets = buckets.entrySet().stream()
                .filter(bucket -> Math.abs(bucket.getKey() - current) <= BUCKETS)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns the number of the bucket that holds this moment. */
    public static long bucket(Instant moment) {
        return Math.floorDiv(moment.toEpochMilli(), BUCKET_MILLIS);
    }

    /** Returns the oldest bucket that counts at this moment by a clock that is up to one second behind. */
    public static long oldestBucket(Instant moment) {
        return bucket(moment.minus(LENGTH).minusSeconds(1));
    }

    /** Returns the number of calls in the window. */
    public int calls() {
        return buckets.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the time until fewer calls than {@code limit} are in the window; zero if that is so now. */
    public Duration untilFewerThan(int limit) {
        SortedMap<Long, Integer> oldestFirst = new TreeMap<>(buckets);
        int left = calls();
        Duration wait = Duration.ZERO;
        for (Map.Entry<Long, Integer> bucket : oldestFirst.entrySet()) {
            if (left < limit) {
                break;
            }
            left -= bucket.getValue();
            wait = Duration.between(now, Instant.ofEpochMilli((bucket.getKey() + BUCKETS + 1) * BUCKET_MILLIS));
        }
        return wait;
    }
}
