package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of creating a job once, in one step with the use of its Idempotency-Key. */
interface JobCreationContract {

    Jobs jobs();

    private static IdempotencyRecord use(String key, Job job) {
        return new IdempotencyRecord(key, "digest", job.id(), NOW.plus(Duration.ofHours(24)));
    }

    @Test
    default void createsAJobWithoutAKey() {
        Job job = job(SampleData.tenant());

        assertThat(jobs().find(job.tenant(), job.id())).isEmpty();
        assertThat(jobs().create(job, Optional.empty())).isEmpty();
        assertThat(jobs().find(job.tenant(), job.id())).contains(job);
        assertThat(jobs().create(job, Optional.empty())).isEmpty();
    }

    @Test
    default void createsOneJobForAKey() {
        Job first = job(SampleData.tenant());
        Job second = job(first.tenant());
        IdempotencyRecord use = use("key", first);

        assertThat(jobs().findIdempotencyRecord(first.tenant(), "key", NOW)).isEmpty();
        assertThat(jobs().create(first, Optional.of(use))).isEmpty();
        assertThat(jobs().findIdempotencyRecord(first.tenant(), "key", NOW)).contains(use);
        assertThat(jobs().create(second, Optional.of(use("key", second)))).contains(use);
        assertThat(jobs().find(second.tenant(), second.id())).isEmpty();
        assertThat(jobs().find(first.tenant(), first.id())).contains(first);
    }

    @Test
    default void acceptsTheSameJobAgain() {
        Job job = job(SampleData.tenant());
        IdempotencyRecord use = use("key", job);

        assertThat(jobs().create(job, Optional.of(use))).isEmpty();
        assertThat(jobs().create(job, Optional.of(use))).isEmpty();
    }

    @Test
    default void forgetsAKeyWhenItExpires() {
        Job first = job(SampleData.tenant());
        IdempotencyRecord use = use("key", first);
        jobs().create(first, Optional.of(use));
        Instant justBefore = use.expires().minusNanos(1);

        assertThat(jobs().findIdempotencyRecord(first.tenant(), "key", justBefore))
                .contains(use);
        assertThat(jobs().findIdempotencyRecord(first.tenant(), "key", use.expires()))
                .isEmpty();

        Job early = at(justBefore, job(first.tenant()));
        assertThat(jobs().create(early, Optional.of(use("key", early)))).contains(use);
        Job late = at(use.expires(), job(first.tenant()));
        IdempotencyRecord again =
                new IdempotencyRecord("key", "other", late.id(), use.expires().plusSeconds(60));
        assertThat(jobs().create(late, Optional.of(again))).isEmpty();
        assertThat(jobs().findIdempotencyRecord(first.tenant(), "key", use.expires()))
                .contains(again);
    }

    private static Job at(Instant moment, Job job) {
        return new Job(
                job.tenant(),
                job.id(),
                new Origin(
                        job.origin().kind(), job.origin().parent(), job.origin().createdBy(), moment),
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                job.version());
    }

    @Test
    default void createsOneJobOfManyAtOnceWithOneKey() throws Exception {
        Tenant tenant = SampleData.tenant();
        List<Job> racing = IntStream.range(0, 12).mapToObj(_ -> job(tenant)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<IdempotencyRecord>>> answers = racing.stream()
                    .map(job -> threads.submit(() -> jobs().create(job, Optional.of(use("key", job)))))
                    .toList();
            Set<String> made = new HashSet<>();
            for (int number = 0; number < racing.size(); number++) {
                String id = racing.get(number).id();
                made.add(answers.get(number).get().map(IdempotencyRecord::job).orElse(id));
            }
            assertThat(made).hasSize(1);
        }
        assertThat(jobs().list(tenant, 12, Optional.empty())).hasSize(1);
    }

    @Test
    default void keepsKeysOfTenantsApart() {
        Job ours = job(SampleData.tenant());
        Job theirs = job(SampleData.tenant());
        String key = "naïve key #1 \"'".repeat(17);

        assertThat(jobs().create(ours, Optional.of(use(key, ours)))).isEmpty();
        assertThat(jobs().findIdempotencyRecord(theirs.tenant(), key, NOW)).isEmpty();
        assertThat(jobs().create(theirs, Optional.of(use(key, theirs)))).isEmpty();
        assertThat(jobs().find(theirs.tenant(), ours.id())).isEmpty();
    }
}
