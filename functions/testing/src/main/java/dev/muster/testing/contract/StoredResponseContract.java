package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An Idempotency-Key is used once: by a response, by the claim of a running request, or by a job. */
interface StoredResponseContract {

    Access access();

    /** Returns another instance over the same data. */
    Access another();

    /** Returns a store of jobs whose Idempotency-Keys are those of {@link #access()}. */
    Jobs jobs();

    private static StoredResponse claim(String request) {
        return StoredResponse.claim(request, "token of " + request, NOW.plusSeconds(60));
    }

    private static StoredResponse response(String request) {
        return new StoredResponse(request, 200, Map.of("ETag", "\"1\""), "body", NOW.plusSeconds(86_400));
    }

    @Test
    default void keepsTheFirstResponseUntilItExpires() {
        Tenant tenant = tenant();
        StoredResponse first = new StoredResponse(
                "digest", 201, Map.of("Location", "/people/7", "X-Empty", ""), "{\"id\":\"7\"}", NOW.plusNanos(2));
        StoredResponse second = new StoredResponse("other", 200, Map.of(), "", NOW.plusSeconds(60));

        assertThat(access().findResponse(tenant, "key", NOW)).isEmpty();
        assertThat(access().saveResponse(tenant, "key", first, NOW)).isEqualTo(first);
        assertThat(another().saveResponse(tenant, "key", second, NOW)).isEqualTo(first);
        assertThat(another().findResponse(tenant, "key", NOW.plusNanos(1))).contains(first);
        assertThat(access().findResponse(tenant, "kex", NOW)).isEmpty();
        assertThat(access().findResponse(tenant(), "key", NOW)).isEmpty();
        Instant later = NOW.plusNanos(2);
        assertThat(access().findResponse(tenant, "key", later)).isEmpty();
        assertThat(access().saveResponse(tenant, "key", second, later)).isEqualTo(second);
        assertThat(access().findResponse(tenant, "key", later)).contains(second);
    }

    @Test
    default void replacesOnlyTheClaimThatIsStored() {
        Tenant tenant = tenant();
        access().saveResponse(tenant, "key", claim("one"), NOW);

        assertThat(another().replaceClaim(tenant, "key", claim("two"), response("two")))
                .isFalse();
        assertThat(another().findResponse(tenant, "key", NOW)).contains(claim("one"));
        assertThat(access().replaceClaim(tenant, "key", claim("one"), response("one")))
                .isTrue();
        assertThat(another().findResponse(tenant, "key", NOW)).contains(response("one"));
        assertThat(access().replaceClaim(tenant, "kex", claim("one"), response("one")))
                .isFalse();
        assertThat(access().findResponse(tenant, "kex", NOW)).isEmpty();
    }

    @Test
    default void deletesOnlyTheClaimThatIsStored() {
        Tenant tenant = tenant();
        access().saveResponse(tenant, "key", claim("one"), NOW);
        access().saveResponse(tenant, "kex", claim("one"), NOW);

        access().deleteClaim(tenant, "key", claim("two"));
        assertThat(another().findResponse(tenant, "key", NOW)).contains(claim("one"));
        access().deleteClaim(tenant, "key", claim("one"));
        access().deleteClaim(tenant, "never", claim("one"));
        assertThat(another().findResponse(tenant, "key", NOW)).isEmpty();
        assertThat(another().findResponse(tenant, "kex", NOW)).contains(claim("one"));
    }

    @Test
    default void keepsVeryLongResponses() {
        Tenant tenant = tenant();
        Random random = new Random(7);
        StringBuilder body = new StringBuilder("Łukasz 👋\n");
        while (body.length() < 1_500_000) {
            body.append(Long.toHexString(random.nextLong())).append('\n');
        }
        StoredResponse answer = new StoredResponse("digest", 200, Map.of(), body.toString(), NOW.plusSeconds(60));

        assertThat(access().saveResponse(tenant, "key", answer, NOW)).isEqualTo(answer);
        assertThat(another().findResponse(tenant, "key", NOW)).contains(answer);
        access().saveResponse(tenant, "kex", claim("one"), NOW);
        access().replaceClaim(tenant, "kex", claim("one"), answer);
        assertThat(another().findResponse(tenant, "kex", NOW)).contains(answer);
    }

    @Test
    default void refusesJobUnderKeyOfAnotherRequest() {
        Job job = SampleData.job(tenant());
        access().saveResponse(job.tenant(), "claimed", claim("one"), NOW);
        access().saveResponse(job.tenant(), "answered", response("one"), NOW);

        for (String key : List.of("claimed", "answered")) {
            Optional<IdempotencyRecord> earlier = jobs().create(job, Optional.of(record(job, key)));
            assertThat(earlier.map(IdempotencyRecord::request)).contains("one");
            assertThat(earlier.map(IdempotencyRecord::job)).contains(IdempotencyRecord.NO_JOB);
            assertThat(jobs().findIdempotencyRecord(job.tenant(), key, NOW)).isEqualTo(earlier);
        }
        assertThat(jobs().find(job.tenant(), job.id())).isEmpty();
    }

    @Test
    default void refusesResponseUnderKeyOfJob() {
        Job job = SampleData.job(tenant());
        jobs().create(job, Optional.of(record(job, "key")));

        StoredResponse stored = access().saveResponse(job.tenant(), "key", claim("one"), NOW);
        assertThat(stored.request()).isEqualTo("job");
        assertThat(stored.isClaim()).isTrue();
        assertThat(access().findResponse(job.tenant(), "key", NOW)).contains(stored);
        access().deleteClaim(job.tenant(), "key", claim("one"));
        assertThat(jobs().findIdempotencyRecord(job.tenant(), "key", NOW)).contains(record(job, "key"));
    }

    @Test
    default void givesAKeyToOneOfConcurrentRequests() throws Exception {
        Tenant tenant = tenant();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> uses = IntStream.range(0, 20)
                    .mapToObj(
                            number -> threads.submit(() -> number % 2 == 0 ? makesJob(tenant) : claims(tenant, number)))
                    .toList();
            int used = 0;
            for (Future<Boolean> use : uses) {
                used += use.get() ? 1 : 0;
            }
            assertThat(used).isEqualTo(1);
        }
    }

    private boolean makesJob(Tenant tenant) {
        Job job = SampleData.job(tenant);
        return jobs().create(job, Optional.of(record(job, "key"))).isEmpty();
    }

    private boolean claims(Tenant tenant, int number) {
        StoredResponse claim = claim("request " + number);
        return another().saveResponse(tenant, "key", claim, NOW).equals(claim);
    }

    private static IdempotencyRecord record(Job job, String key) {
        return new IdempotencyRecord(key, "job", job.id(), NOW.plusSeconds(86_400));
    }
}
