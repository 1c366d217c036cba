package dev.muster.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Scheme;
import dev.muster.core.access.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every keeper of tenants keeps to. */
abstract class AccessContract {
    private final Tenant tenant = Samples.tenant();

    abstract Access access();

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
}
