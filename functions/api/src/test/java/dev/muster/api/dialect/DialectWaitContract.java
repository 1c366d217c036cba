package dev.muster.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.WaitingRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a request waits for its job, in every dialect: see docs/dialects/README.md. */
public abstract class DialectWaitContract extends DialectReaderContract {
    @Test
    void respondsWith202WhenJobOutlastsWait() {
        stack.time.meanwhile(() -> {});
        Instant begin = stack.time.now();
        TestResponse response = send(change(List.of("301")));
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        assertThat(Duration.between(begin, stack.time.now())).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
        assertThat(response.headers()).doesNotContainKey("Preference-Applied");
        stack.runWorkers();
        assertThat(job(response.header("Location")).at("/totals/changed")).isEqualTo("1");
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("301");
    }

    @Test
    void waitsNoLongerThanClientPrefers() {
        stack.time.meanwhile(() -> {});
        Instant begin = stack.time.now();
        TestResponse response = send(change(List.of("301")).with("Prefer", "wait=3"));
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        assertThat(Duration.between(begin, stack.time.now())).isLessThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=3");
    }

    @Test
    void respondsAtOnceWhenClientPrefersAsync() {
        Instant begin = stack.time.now();
        TestResponse response = send(change(List.of("301")).with("Prefer", "respond-async"));
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        assertThat(stack.time.now()).isEqualTo(begin);
        assertThat(response.header("Preference-Applied")).isEqualTo("respond-async");
        stack.runWorkers();
        assertThat(job(response.header("Location")).at("/totals/changed")).isEqualTo("1");
    }

    @Test
    void respondsAtOnceWhenTwentyRequestsOfCredentialWait() {
        Instant begin = stack.time.now();
        stack.ports.access().addWaiting(credential(), WaitingRequests.LIMIT, begin.plusSeconds(20), begin);
        for (String prefer : List.of("", "wait=10")) {
            TestResponse response = send(change(List.of("301")).with("Prefer", prefer));
            assertThat(response.status()).as(response.body()).isEqualTo(202);
            assertThat(stack.time.now()).isEqualTo(begin);
            assertThat(response.header("Preference-Applied")).isEqualTo("respond-async");
            assertThat(response.header("Location")).startsWith("/v1/jobs/");
        }
        assertThat(send(asOtherTenant(change(List.of("301")))).status()).isEqualTo(successStatus());
        stack.time.pass(Duration.ofSeconds(21));
        assertThat(send(change(List.of("302"))).status()).isEqualTo(successStatus());
    }

    @Test
    void givesBackThePlaceOfEveryWait() {
        for (int request = 0; request < WaitingRequests.LIMIT + 2; request++) {
            stack.time.pass(Duration.ofMillis(500));
            assertThat(send(change(List.of("301"))).status()).isEqualTo(successStatus());
        }
    }
}
