package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.core.access.Credential;
import dev.muster.core.access.WaitingRequests;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.access.WaitQuota;
import dev.muster.testing.forwarding.ForwardingAccess;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.MemoryPlanQueue;
import dev.muster.testing.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitQuotaTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final VirtualClock time = new VirtualClock();
    private final EndlessWaits access = new EndlessWaits();
    private final WaitQuota waitQuota = new WaitQuota(new Ports(
            new MemoryPeople(),
            new MemoryJobs(),
            (_) -> List.of(),
            new MemoryPlanQueue(),
            access,
            new MemoryJobEvents(),
            time,
            new Random(1)));
    private final Credential credential = Credential.of("sample", "key");

    /** A store that an instance cannot reach any more when its wait ends. */
    private static final class EndlessWaits extends ForwardingAccess {
        private boolean isReached = true;

        EndlessWaits() {
            super(new MemoryAccess());
        }

        @Override
        public int addWaiting(Credential credential, int requests, Instant until, Instant now) {
            if (!isReached && requests < 0) {
                throw new IllegalStateException("the store is not reached");
            }
            return super.addWaiting(credential, requests, until, now);
        }
    }

    private Optional<Integer> nested(int depth) {
        return depth == 0
                ? Optional.of(0)
                : waitQuota
                        .await(credential, LONGEST, () -> nested(depth - 1).map(waits -> waits + 1))
                        .flatMap(waits -> waits);
    }

    @Test
    void refusesWaitBeyondTwentyOfOneCredential() {
        assertThat(nested(WaitingRequests.LIMIT)).contains(WaitingRequests.LIMIT);
        assertThat(nested(WaitingRequests.LIMIT + 1)).isEmpty();
        assertThat(nested(WaitingRequests.LIMIT))
                .as("all places are free again")
                .isPresent();
        Credential other = Credential.of("sample", "other");
        assertThat(waitQuota.await(other, LONGEST, () -> "waited")).contains("waited");
    }

    @Test
    void givesBackThePlaceOfWaitThatFails() {
        for (int wait = 0; wait < 30; wait++) {
            assertThatThrownBy(() -> waitQuota.await(credential, LONGEST, () -> {
                        throw new IllegalStateException("the wait fails");
                    }))
                    .hasMessage("the wait fails");
        }
        assertThat(nested(WaitingRequests.LIMIT)).isPresent();
    }

    @Test
    void freesThePlacesOfCrashedInstancesWhenTheirWaitsAreOver() {
        access.isReached = false;
        for (int wait = 0; wait < WaitingRequests.LIMIT; wait++) {
            assertThat(waitQuota.await(credential, LONGEST, () -> "waited")).contains("waited");
        }
        assertThat(waitQuota.await(credential, LONGEST, () -> "waited")).isEmpty();
        time.pass(LONGEST.plusSeconds(1));
        assertThat(waitQuota.await(credential, LONGEST, () -> "waited")).contains("waited");
    }
}
