package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.RateLimitWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The calls and the waiting requests of a credential are counted across all instances. */
interface CallCountContract {

    Access access();

    /** Returns another instance over the same data. */
    Access another();

    private static Credential credential() {
        return Credential.of("sample", SampleData.tenant().id());
    }

    @Test
    default void countsConcurrentCallsOfAllInstances() throws Exception {
        Credential credential = credential();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RateLimitWindow>> windows = IntStream.range(0, 26)
                    .mapToObj(number -> number % 2 == 0 ? access() : another())
                    .map(instance -> threads.submit(() -> instance.addCalls(credential, 1, NOW)))
                    .toList();
            List<Integer> calls = new ArrayList<>();
            for (Future<RateLimitWindow> window : windows) {
                calls.add(window.get().calls());
            }
            // Each call sees another number, so exactly as many are admitted as the limit allows.
            assertThat(calls)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 26).boxed().toList());
        }
        assertThat(another().addCalls(credential(), 1, NOW).calls()).isEqualTo(1);
    }

    @Test
    default void forgetsCallsAfterFiveSeconds() {
        Credential credential = credential();
        access().addCalls(credential, 3, NOW);
        access().addCalls(credential, 2, NOW.plusSeconds(2));

        assertThat(another()
                        .addCalls(
                                credential, 1, NOW.plus(RateLimitWindow.LENGTH).minusNanos(1))
                        .calls())
                .isEqualTo(6);
        assertThat(another().addCalls(credential, 1, NOW.plusMillis(5_100)).calls())
                .isEqualTo(4);
        assertThat(access().addCalls(credential, 1, NOW.plusSeconds(60)).calls())
                .isEqualTo(1);
    }

    @Test
    default void takesCallsBack() {
        Credential credential = credential();
        access().addCalls(credential, 5, NOW);

        assertThat(another().addCalls(credential, -1, NOW).calls()).isEqualTo(4);
    }

    @Test
    default void countsCallsOfManyBuckets() {
        Credential credential = credential();
        for (int call = 0; call < 300; call++) {
            int calls = access().addCalls(credential, 1, NOW.plusMillis(call * 100L))
                    .calls();
            assertThat(calls).as("call %d", call).isEqualTo(Math.min(call + 1, 51));
        }
    }

    @Test
    default void countsWaitingRequestsUntilTheirTimeIsOver() {
        Credential credential = credential();
        assertThat(access().addWaiting(credential, 1, NOW.plusSeconds(20), NOW)).isEqualTo(1);
        assertThat(another().addWaiting(credential, 1, NOW.plusSeconds(5), NOW)).isEqualTo(2);
        assertThat(another().addWaiting(credential, -1, NOW.plusSeconds(20), NOW.plusSeconds(1)))
                .isEqualTo(1);
        assertThat(access().addWaiting(credential(), 1, NOW.plusSeconds(20), NOW))
                .isEqualTo(1);
        // The request of an instance that crashed never ends its wait.
        Duration later = Duration.ofSeconds(6);
        assertThat(access().addWaiting(credential, 1, NOW.plusSeconds(20), NOW.plus(later)))
                .isEqualTo(1);
    }

    @Test
    default void countsWaitingRequestsOverManySeconds() {
        Credential credential = credential();
        for (int second = 0; second < 100; second++) {
            int waiting = access().addWaiting(credential, 1, NOW.plusSeconds(second + 10), NOW.plusSeconds(second));
            assertThat(waiting).as("second %d", second).isEqualTo(Math.min(second + 1, 11));
        }
    }
}
