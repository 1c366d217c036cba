package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.JobId;
import dev.muster.core.time.Deadline;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Tests that a snapshot of a started function holds no random numbers. */
class PrimingPortsTest {
    private final FunctionSettings settings = new FunctionSettings(name ->
            Optional.of(name.endsWith("URL") ? "https://" + name : name.startsWith("MAX") ? "20" : "eu-central-1"));
    private final AtomicInteger seeds = new AtomicInteger();
    private final LazyRandom random = new LazyRandom(() -> {
        seeds.incrementAndGet();
        return new SecureRandom();
    });

    private Ports ports() {
        SdkClients sdkClients = new SdkClients(
                UrlConnectionHttpClient.create(), Region.EU_CENTRAL_1, AnonymousCredentialsProvider.create());
        return within(new AwsPorts(sdkClients, settings, random));
    }

    private static Ports within(AwsPorts ports) {
        return ports.within(Deadline.in(ports.time(), Duration.ZERO));
    }

    @Test
    void portsDrawNoSeedBeforeFirstId() {
        Ports ports = ports();
        new Engine(ports).submit();
        PrimingPorts.callStores(within(PrimingPorts.ports(settings)));

        assertThat(random.isSeeded()).isFalse();
        String first = JobId.at(ports.time().now(), ports.random());
        assertThat(seeds).hasValue(1);
        assertThat(JobId.at(ports.time().now(), ports.random())).isNotEqualTo(first);
        assertThat(seeds).hasValue(1);
    }

    /** Two copies of one snapshot draw seeds of their own. */
    @Test
    void restoredCopiesCreateDifferentIds() {
        LazyRandom one = AwsPorts.secureRandom();
        LazyRandom other = AwsPorts.secureRandom();
        assertThat(one.isSeeded()).isFalse();
        var now = ports().time().now();
        assertThat(JobId.at(now, one)).isNotEqualTo(JobId.at(now, other));
    }
}
