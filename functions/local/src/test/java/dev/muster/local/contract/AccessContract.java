package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.deadline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Answer;
import dev.muster.core.access.CallWindow;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Scheme;
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

/** What every keeper of tenants keeps to. */
abstract class AccessContract {
    private static final Instant NOW = Samples.NOW;

    protected final Tenant tenant = Samples.tenant();

    abstract Access access();

    /** The same tenants, kept by another instance. */
    abstract Access another();

    private Credential credential(String secret) {
        return Credential.of(Scheme.MUSTER, tenant.id() + secret);
    }

    @Test
    void opensTheTenantOfACredentialAndOfNoOther() {
        Grant grant = Grant.of(Scheme.MUSTER, new Caller(tenant, "1"));
        access().grant(credential("key"), grant);

        assertThat(access().grant(credential("key"))).contains(grant);
        assertThat(access().grant(credential("kex"))).isEmpty();
    }

    @Test
    void grantsAgainAndAnew() {
        Grant first = Grant.of(Scheme.MUSTER, new Caller(tenant, "1"));
        Grant second = new Grant(new Caller(tenant, "2"), 7);

        access().grant(credential("key"), first);
        access().grant(credential("key"), first);
        assertThat(access().grant(credential("key"))).contains(first);
        access().grant(credential("key"), second);
        assertThat(access().grant(credential("key"))).contains(second);
    }

    @Test
    void opensNothingOnceRevoked() {
        access().grant(credential("key"), Grant.of(Scheme.MUSTER, new Caller(tenant, "1")));
        access().revoke(credential("key"));
        access().revoke(credential("kex"));

        assertThat(access().grant(credential("key"))).isEmpty();
    }

    @Test
    void countsEachTenantFromOneAndNeverTwiceTheSame() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> numbers = IntStream.range(0, 40)
                    .mapToObj(call -> threads.submit(() -> access().nextSequence(tenant)))
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
        assertThat(access().nextSequence(Samples.tenant())).isEqualTo(1);
    }

    @Test
    void knowsTheOrganizationsOfEachTenant() {
        access().addOrganization(tenant, "3");
        access().addOrganization(tenant, "3");

        assertThat(access().hasOrganization(tenant, "3")).isTrue();
        assertThat(access().hasOrganization(tenant, "42")).isFalse();
        assertThat(access().hasOrganization(Samples.tenant(), "3")).isFalse();
    }

    @Test
    void knowsTheTeamsOfEachTenantInOrder() {
        assertThat(access().teams(tenant)).isEmpty();
        access().addTeam(tenant, new Team("b", "South"));
        access().addTeam(tenant, new Team("a", "Nort"));
        access().addTeam(tenant, new Team("a", "North"));

        assertThat(access().teams(tenant)).containsExactly(new Team("a", "North"), new Team("b", "South"));
        assertThat(access().teams(Samples.tenant())).isEmpty();
    }

    @Test
    void admitsSoManyCallsInFiveSecondsThroughAllInstances() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CallWindow.Admission>> calls = IntStream.range(0, 26)
                    .mapToObj(number -> number % 2 == 0 ? access() : another())
                    .map(instance -> threads.submit(() -> instance.admit(credential("key"), 25, NOW, deadline())))
                    .toList();
            List<CallWindow.Admission> admissions = new ArrayList<>();
            for (Future<CallWindow.Admission> call : calls) {
                admissions.add(call.get());
            }
            assertThat(admissions.stream().filter(CallWindow.Admitted.class::isInstance))
                    .hasSize(25)
                    .extracting(admission -> ((CallWindow.Admitted) admission).remaining())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 25).boxed().toList());
            assertThat(admissions).contains(new CallWindow.Refused(CallWindow.LENGTH));
        }
        assertThat(another().admit(credential("other"), 25, NOW, deadline())).isInstanceOf(CallWindow.Admitted.class);
        assertThat(another().admit(credential("key"), 25, NOW.plus(CallWindow.LENGTH), deadline()))
                .isInstanceOf(CallWindow.Admitted.class);
    }

    @Test
    void freesAWindowCallByCall() {
        for (int second = 0; second < 3; second++) {
            assertThat(access().admit(credential("key"), 3, NOW.plusSeconds(second), deadline()))
                    .isInstanceOf(CallWindow.Admitted.class);
        }
        assertThat(another().admit(credential("key"), 3, NOW.plusSeconds(3), deadline()))
                .isEqualTo(new CallWindow.Refused(Duration.ofSeconds(2)));
        assertThat(another().admit(credential("key"), 3, NOW.plusSeconds(5), deadline()))
                .isInstanceOf(CallWindow.Admitted.class);
        assertThat(access().admit(credential("key"), 3, NOW.plusSeconds(5), deadline()))
                .isEqualTo(new CallWindow.Refused(Duration.ofSeconds(1)));
    }

    @Test
    void admitsManyCallsACredentialOfAHighLimit() {
        for (int call = 0; call < 300; call++) {
            Instant at = NOW.plusMillis(call * 10L);
            assertThat(access().admit(credential("key"), 300, at, deadline())).isInstanceOf(CallWindow.Admitted.class);
        }
        assertThat(access().admit(credential("key"), 300, NOW.plusSeconds(3), deadline()))
                .isInstanceOf(CallWindow.Refused.class);
    }

    @Test
    void remembersTheFirstAnswerUntilItIsForgotten() {
        Answer first = new Answer(
                "digest", 201, Map.of("Location", "/people/7", "X-Empty", ""), "{\"id\":\"7\"}", NOW.plusNanos(2));
        Answer second = new Answer("other", 200, Map.of(), "", NOW.plusSeconds(60));

        assertThat(access().remembered(tenant, "key", NOW, deadline())).isEmpty();
        assertThat(access().remember(tenant, "key", first, NOW, deadline())).isEqualTo(first);
        assertThat(another().remember(tenant, "key", second, NOW, deadline())).isEqualTo(first);
        assertThat(another().remembered(tenant, "key", NOW.plusNanos(1), deadline()))
                .contains(first);
        assertThat(access().remembered(tenant, "kex", NOW, deadline())).isEmpty();
        assertThat(access().remembered(Samples.tenant(), "key", NOW, deadline()))
                .isEmpty();
        Instant later = NOW.plusNanos(2);
        assertThat(access().remembered(tenant, "key", later, deadline())).isEmpty();
        assertThat(access().remember(tenant, "key", second, later, deadline())).isEqualTo(second);
        assertThat(access().remembered(tenant, "key", later, deadline())).contains(second);
    }

    @Test
    void forgetsAnAnswerAtOnce() {
        Answer answer = new Answer("digest", 200, Map.of(), "body", NOW.plusSeconds(60));
        access().remember(tenant, "key", answer, NOW, deadline());
        access().remember(tenant, "kex", answer, NOW, deadline());

        access().forget(tenant, "key", deadline());
        access().forget(tenant, "never", deadline());

        assertThat(another().remembered(tenant, "key", NOW, deadline())).isEmpty();
        assertThat(another().remembered(tenant, "kex", NOW, deadline())).contains(answer);
    }

    @Test
    void remembersVeryLongAnswers() {
        Random chance = new Random(7);
        StringBuilder body = new StringBuilder("Łukasz 👋\n");
        while (body.length() < 1_500_000) {
            body.append(Long.toHexString(chance.nextLong())).append('\n');
        }
        Answer answer = new Answer("digest", 200, Map.of(), body.toString(), NOW.plusSeconds(60));

        assertThat(access().remember(tenant, "key", answer, NOW, deadline())).isEqualTo(answer);
        assertThat(another().remembered(tenant, "key", NOW, deadline())).contains(answer);
    }
}
