package dev.muster.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class BackoffTest {
    private final RecordedTime time = new RecordedTime();

    private static final class RecordedTime implements Time {
        private final List<Duration> pauses = new ArrayList<>();
        private Instant now = Instant.EPOCH;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration length) {
            pauses.add(length);
            now = now.plus(length);
        }
    }

    private Backoff backoff(Duration maxWait, RandomGenerator random) {
        return new Backoff(Deadline.in(time, maxWait), random);
    }

    /** Returns random numbers that are always the highest possible. */
    private static RandomGenerator highest() {
        return new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }

    @Test
    void doublesPauseUpToLimit() {
        Backoff backoff = backoff(Duration.ofMinutes(1), highest());

        for (int pause = 0; pause < 9; pause++) {
            assertThat(backoff.tryPause()).isTrue();
        }
        assertThat(time.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(25L, 50L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void drawsPausesOfAnyLengthBelowLimit() {
        for (int work = 0; work < 200; work++) {
            backoff(Duration.ofMinutes(1), new Random(work)).tryPause();
        }

        assertThat(time.pauses).allMatch(pause -> pause.toMillis() <= 25);
        assertThat(time.pauses).anyMatch(pause -> pause.toMillis() < 3).anyMatch(pause -> pause.toMillis() > 22);
    }

    @Test
    void stopsAtDeadline() {
        Backoff backoff = backoff(Duration.ofSeconds(2), highest());

        assertThatThrownBy(() -> backoff.call(() -> {
                    throw ProvisionedThroughputExceededException.builder()
                            .message("too fast")
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode("ProvisionedThroughputExceededException")
                                    .build())
                            .build();
                }))
                .isInstanceOf(DeadlineExceeded.class)
                .hasMessageContaining("too fast");
        assertThat(time.now).isBeforeOrEqualTo(Instant.EPOCH.plusSeconds(2));
        assertThat(backoff(Duration.ZERO, new Random(1)).tryPause()).isFalse();
    }

    @Test
    void throwsPermanentErrorsAtOnce() {
        Backoff backoff = backoff(Duration.ofSeconds(2), highest());

        assertThatThrownBy(() -> backoff.call(() -> {
                    throw ResourceNotFoundException.builder().build();
                }))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> backoff.call(() -> {
                    throw SdkClientException.create("no credentials");
                }))
                .isInstanceOf(SdkClientException.class);
        assertThat(time.pauses).isEmpty();
    }
}
