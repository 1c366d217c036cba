package dev.muster.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitWindowTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static RateLimitWindow at(Instant now, Map<Long, Integer> buckets) {
        return new RateLimitWindow(now, buckets);
    }

    private static long bucket(int millis) {
        return RateLimitWindow.bucket(START.plusMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, 7", "99, 7", "4999, 7", "5000, 7", "5099, 7", "5100, 0", "60000, 0"})
    void countsBucketUntilItsLastMomentIsFiveSecondsOld(int millis, int calls) {
        assertThat(at(START.plusMillis(millis), Map.of(bucket(0), 7)).calls()).isEqualTo(calls);
    }

    @Test
    void countsCallsOfInstanceWhoseClockIsAhead() {
        assertThat(at(START, Map.of(bucket(0), 1, bucket(4_000), 2)).calls()).isEqualTo(3);
        assertThat(at(START, Map.of(bucket(0), 1, bucket(3_600_000), 2)).calls())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"11, 0", "10, 3100", "8, 3100", "7, 4100", "5, 4100", "4, 5100", "1, 5100"})
    void returnsTimeUntilFewerCallsThanLimit(int limit, int millis) {
        RateLimitWindow window = at(START.plusMillis(2_000), Map.of(bucket(0), 3, bucket(1_000), 3, bucket(2_000), 4));
        assertThat(window.untilFewerThan(limit)).isEqualTo(Duration.ofMillis(millis));
    }
}
