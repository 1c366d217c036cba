package dev.muster.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of the rate limit: never more calls in five seconds than allowed, and not many fewer. */
class RateLimitWindowTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void refusesTwentySixthCallAndReturnsTimeOfNext() {
        RateLimitWindow window = RateLimitWindow.EMPTY;
        for (int call = 0; call < 25; call++) {
            RateLimitWindow.Admitted admitted = admitted(window.admit(25, START.plusMillis(call * 100L)));
            assertThat(admitted.remaining()).isEqualTo(24 - call);
            window = admitted.window();
        }

        RateLimitWindow.Admission refused = window.admit(25, START.plusMillis(2500));

        assertThat(refused).isEqualTo(new RateLimitWindow.Refused(Duration.ofMillis(2500)));
        assertThat(window.admit(25, START.plusMillis(4999))).isInstanceOf(RateLimitWindow.Refused.class);
        RateLimitWindow slid =
                admitted(window.admit(25, START.plusMillis(5000))).window();
        assertThat(slid.admit(25, START.plusMillis(5001)))
                .isEqualTo(new RateLimitWindow.Refused(Duration.ofMillis(99)));
        assertThat(slid.admit(25, START.plusMillis(5100))).isInstanceOf(RateLimitWindow.Admitted.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverExceedsLimitInAnyFiveSeconds(long seed) {
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(300);
        RateLimitWindow window = RateLimitWindow.EMPTY;
        List<Instant> allowed = new ArrayList<>();
        Instant now = START;
        for (int call = 0; call < 2_000; call++) {
            now = now.plusMillis(random.nextInt(40));
            if (window.admit(limit, now) instanceof RateLimitWindow.Admitted(RateLimitWindow next, int _)) {
                allowed.add(now);
                window = next;
            }
        }
        for (int first = 0; first + limit < allowed.size(); first++) {
            assertThat(Duration.between(allowed.get(first), allowed.get(first + limit)))
                    .as("seed %d, limit %d, call %d", seed, limit, first)
                    .isGreaterThanOrEqualTo(RateLimitWindow.LENGTH);
        }
        assertThat(window.stamps()).hasSizeLessThanOrEqualTo(100);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static RateLimitWindow.Admitted admitted(RateLimitWindow.Admission admission) {
        assertThat(admission).isInstanceOf(RateLimitWindow.Admitted.class);
        return (RateLimitWindow.Admitted) admission;
    }
}
