package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.access.AdmitCaller;
import dev.muster.core.flow.access.AdmitCaller.Admission;
import dev.muster.core.flow.access.AdmitCaller.OpenedGrant;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.MemoryPlanQueue;
import dev.muster.testing.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rate limit: never more calls in five seconds than allowed, and not many fewer. */
class AdmitCallerTest {
    private final VirtualClock time = new VirtualClock();
    private final Access access = new MemoryAccess();
    private final AdmitCaller admitCaller = new AdmitCaller(new Ports(
            new MemoryPeople(),
            new MemoryJobs(),
            (_) -> List.of(),
            new MemoryPlanQueue(),
            access,
            new MemoryJobEvents(),
            time,
            new Random(1)));
    private final Credential credential = Credential.of("sample", "key");

    private Admission call(int limit) {
        Grant grant = new Grant(new Caller(new Tenant("demo"), "1"), limit, 0);
        return admitCaller.count(credential, new OpenedGrant(grant, AdminRequest.rights("1")));
    }

    private boolean isAdmitted(int limit) {
        return call(limit) instanceof Admission.Admitted;
    }

    @Test
    void admitsAsManyCallsAsAllowedAndTellsWhenTheNextOneIs() {
        for (int call = 0; call < 25; call++) {
            assertThat(((Admission.Admitted) call(25)).remaining()).isEqualTo(24 - call);
        }
        time.pass(Duration.ofSeconds(2));

        Duration retryAfter = ((Admission.Throttled) call(25)).retryAfter();
        assertThat(retryAfter).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_100));
        time.pass(retryAfter.minusMillis(1));
        assertThat(isAdmitted(25)).isFalse();
        time.pass(Duration.ofMillis(1));
        assertThat(isAdmitted(25)).isTrue();
    }

    @Test
    void admitsClientThatKeepsCallingAsOftenAsOneThatWaits() {
        int admitted = 0;
        for (int call = 0; call < 6_000; call++) {
            admitted += isAdmitted(25) ? 1 : 0;
            time.pass(Duration.ofMillis(10));
        }
        // 60 seconds hold 11 windows of 5.1 seconds and a part of another.
        assertThat(admitted).isEqualTo(12 * 25);
    }

    @Test
    void reaches200CallsPerSecondUnderTheDefaultLimit() {
        for (int call = 0; call < 1_000; call++) {
            assertThat(isAdmitted(1_000)).as("call %d", call).isTrue();
            time.pass(Duration.ofMillis(5));
        }
    }

    @Test
    void countsFurtherCallsOfRequestThatReadsMuch() {
        call(10);
        assertThat(admitCaller.charge(credential, 4, 10)).isEqualTo(5);
        assertThat(admitCaller.charge(credential, 20, 10)).isZero();
        assertThat(isAdmitted(10)).isFalse();
        time.pass(RateLimitWindow.LENGTH.plusMillis(100));
        assertThat(isAdmitted(10)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverExceedsLimitInAnyFiveSeconds(long seed) {
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(300);
        List<Instant> allowed = new ArrayList<>();
        for (int call = 0; call < 2_000; call++) {
            time.pass(Duration.ofMillis(random.nextInt(40)));
            if (isAdmitted(limit)) {
                allowed.add(time.now());
            }
        }
        for (int first = 0; first + limit < allowed.size(); first++) {
            assertThat(Duration.between(allowed.get(first), allowed.get(first + limit)))
                    .as("seed %d, limit %d, call %d", seed, limit, first)
                    .isGreaterThanOrEqualTo(RateLimitWindow.LENGTH);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }
}
