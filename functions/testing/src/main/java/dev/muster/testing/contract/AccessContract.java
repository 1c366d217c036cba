package dev.muster.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The contract of {@code Access}. */
public abstract class AccessContract {
    private static final long ISSUED = 7;
    private static final Instant NOW = SampleData.NOW;

    protected final Tenant tenant = SampleData.tenant();

    protected abstract Access access();

    /** Returns another instance over the same data. */
    protected abstract Access another();

    private Credential credential(String secret) {
        return Credential.of("sample", tenant.id() + secret);
    }

    @Test
    void findsTheGrantOfACredential() {
        Grant grant = new Grant(new Caller(tenant, "1"), 1_000, ISSUED);
        access().putGrant(credential("key"), grant);

        assertThat(access().findGrant(credential("key"))).contains(grant);
        assertThat(access().findGrant(credential("kex"))).isEmpty();
    }

    @Test
    void replacesAGrant() {
        Grant first = new Grant(new Caller(tenant, "1"), 1_000, ISSUED);
        Grant second = new Grant(new Caller(tenant, "2"), 7, ISSUED);

        access().putGrant(credential("key"), first);
        access().putGrant(credential("key"), first);
        assertThat(access().findGrant(credential("key"))).contains(first);
        access().putGrant(credential("key"), second);
        assertThat(access().findGrant(credential("key"))).contains(second);
    }

    @Test
    void findsNoGrantAfterRevocation() {
        access().putGrant(credential("key"), new Grant(new Caller(tenant, "1"), 1_000, ISSUED));
        access().revoke(credential("key"));
        access().revoke(credential("kex"));

        assertThat(access().findGrant(credential("key"))).isEmpty();
    }

    @Test
    void countsSequencesOfEachTenantFromOne() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> numbers = IntStream.range(0, 40)
                    .mapToObj(_ -> threads.submit(() -> access().nextSequence(tenant)))
                    .toList();
            List<Long> given = new ArrayList<>();
            for (Future<Long> number : numbers) {
                given.add(number.get());
            }
            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 40).boxed().toList());
        }
        assertThat(access().nextSequence(tenant)).isEqualTo(41);
        assertThat(access().nextSequence(SampleData.tenant())).isEqualTo(1);
    }

    @Test
    void keepsOrganizationsOfTenantsApart() {
        access().addOrganization(tenant, "3");
        access().addOrganization(tenant, "3");

        assertThat(access().hasOrganization(tenant, "3")).isTrue();
        assertThat(access().hasOrganization(tenant, "42")).isFalse();
        assertThat(access().hasOrganization(SampleData.tenant(), "3")).isFalse();
    }

    @Test
    void listsTeamsOfATenantInOrder() {
        assertThat(access().teams(tenant)).isEmpty();
        access().addTeam(tenant, new Team("b", "South"));
        access().addTeam(tenant, new Team("a", "Nort"));
        access().addTeam(tenant, new Team("a", "North"));

        assertThat(access().teams(tenant)).containsExactly(new Team("a", "North"), new Team("b", "South"));
        assertThat(access().teams(SampleData.tenant())).isEmpty();
    }

    @Test
    void limitsCallsOverAllInstances() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RateLimitWindow.Admission>> calls = IntStream.range(0, 26)
                    .mapToObj(number -> number % 2 == 0 ? access() : another())
                    .map(instance -> threads.submit(() -> instance.admit(credential("key"), 25, NOW)))
                    .toList();
            List<RateLimitWindow.Admission> admissions = new ArrayList<>();
            for (Future<RateLimitWindow.Admission> call : calls) {
                admissions.add(call.get());
            }
            assertThat(admissions.stream().filter(RateLimitWindow.Admitted.class::isInstance))
                    .hasSize(25)
                    .extracting(admission -> ((RateLimitWindow.Admitted) admission).remaining())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 25).boxed().toList());
            assertThat(admissions).contains(new RateLimitWindow.Refused(RateLimitWindow.LENGTH));
        }
        assertThat(another().admit(credential("other"), 25, NOW)).isInstanceOf(RateLimitWindow.Admitted.class);
        assertThat(another().admit(credential("key"), 25, NOW.plus(RateLimitWindow.LENGTH)))
                .isInstanceOf(RateLimitWindow.Admitted.class);
    }

    @Test
    void admitsACallForEachCallThatExpires() {
        for (int second = 0; second < 3; second++) {
            assertThat(access().admit(credential("key"), 3, NOW.plusSeconds(second)))
                    .isInstanceOf(RateLimitWindow.Admitted.class);
        }
        assertThat(another().admit(credential("key"), 3, NOW.plusSeconds(3)))
                .isEqualTo(new RateLimitWindow.Refused(Duration.ofSeconds(2)));
        assertThat(another().admit(credential("key"), 3, NOW.plusSeconds(5)))
                .isInstanceOf(RateLimitWindow.Admitted.class);
        assertThat(access().admit(credential("key"), 3, NOW.plusSeconds(5)))
                .isEqualTo(new RateLimitWindow.Refused(Duration.ofSeconds(1)));
    }

    @Test
    void admitsManyCallsUnderAHighLimit() {
        for (int call = 0; call < 300; call++) {
            Instant at = NOW.plusMillis(call * 10L);
            assertThat(access().admit(credential("key"), 300, at)).isInstanceOf(RateLimitWindow.Admitted.class);
        }
        assertThat(access().admit(credential("key"), 300, NOW.plusSeconds(3)))
                .isInstanceOf(RateLimitWindow.Refused.class);
    }

    @Test
    void keepsTheFirstResponseUntilItExpires() {
        StoredResponse first = new StoredResponse(
                "digest", 201, Map.of("Location", "/people/7", "X-Empty", ""), "{\"id\":\"7\"}", NOW.plusNanos(2));
        StoredResponse second = new StoredResponse("other", 200, Map.of(), "", NOW.plusSeconds(60));

        assertThat(access().findResponse(tenant, "key", NOW)).isEmpty();
        assertThat(access().saveResponse(tenant, "key", first, NOW)).isEqualTo(first);
        assertThat(another().saveResponse(tenant, "key", second, NOW)).isEqualTo(first);
        assertThat(another().findResponse(tenant, "key", NOW.plusNanos(1))).contains(first);
        assertThat(access().findResponse(tenant, "kex", NOW)).isEmpty();
        assertThat(access().findResponse(SampleData.tenant(), "key", NOW)).isEmpty();
        Instant later = NOW.plusNanos(2);
        assertThat(access().findResponse(tenant, "key", later)).isEmpty();
        assertThat(access().saveResponse(tenant, "key", second, later)).isEqualTo(second);
        assertThat(access().findResponse(tenant, "key", later)).contains(second);
    }

    @Test
    void deletesAResponse() {
        StoredResponse answer = new StoredResponse("digest", 200, Map.of(), "body", NOW.plusSeconds(60));
        access().saveResponse(tenant, "key", answer, NOW);
        access().saveResponse(tenant, "kex", answer, NOW);

        access().deleteResponse(tenant, "key");
        access().deleteResponse(tenant, "never");

        assertThat(another().findResponse(tenant, "key", NOW)).isEmpty();
        assertThat(another().findResponse(tenant, "kex", NOW)).contains(answer);
    }

    @Test
    void keepsVeryLongResponses() {
        Random random = new Random(7);
        StringBuilder body = new StringBuilder("Łukasz 👋\n");
        while (body.length() < 1_500_000) {
            body.append(Long.toHexString(random.nextLong())).append('\n');
        }
        StoredResponse answer = new StoredResponse("digest", 200, Map.of(), body.toString(), NOW.plusSeconds(60));

        assertThat(access().saveResponse(tenant, "key", answer, NOW)).isEqualTo(answer);
        assertThat(another().findResponse(tenant, "key", NOW)).contains(answer);
    }
}
