package dev.muster.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The contract of {@code Access}. */
public abstract class AccessContract implements CallCountContract, StoredResponseContract {
    private static final long ISSUED = 7;

    protected final Tenant tenant = SampleData.tenant();

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
}
