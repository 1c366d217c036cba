package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.JobId;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** What a snapshot of a started function may hold. */
class RehearsalTest {
    private final Settings settings = new Settings(name ->
            Optional.of(name.endsWith("URL") ? "https://" + name : name.startsWith("MAX") ? "20" : "eu-central-1"));
    private final AtomicInteger seeds = new AtomicInteger();
    private final LateChance chance = new LateChance(() -> {
        seeds.incrementAndGet();
        return new SecureRandom();
    });

    private Ports ports() {
        Clients clients = new Clients(
                UrlConnectionHttpClient.create(), Region.EU_CENTRAL_1, AnonymousCredentialsProvider.create());
        return DeployedPorts.over(clients, settings, chance);
    }

    @Test
    void portsThatWereMadeHoldNoChanceUntilTheFirstIdIsMade() {
        Ports ports = ports();
        ports.submit();
        Rehearsal.play(Rehearsal.ports(settings));

        assertThat(chance.isAsked()).isFalse();
        String first = JobId.at(ports.time().now(), ports.chance());
        assertThat(seeds).hasValue(1);
        assertThat(JobId.at(ports.time().now(), ports.chance())).isNotEqualTo(first);
        assertThat(seeds).hasValue(1);
    }

    /** Two copies of one snapshot: each has to make its own chance. */
    @Test
    void restoredCopiesMakeDifferentIds() {
        LateChance one = DeployedPorts.chance();
        LateChance other = DeployedPorts.chance();
        assertThat(one.isAsked()).isFalse();
        var now = ports().time().now();
        assertThat(JobId.at(now, one)).isNotEqualTo(JobId.at(now, other));
    }
}
