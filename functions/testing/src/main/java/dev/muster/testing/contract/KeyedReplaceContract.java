package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Jobs.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A job is replaced and the Idempotency-Key of the request recorded, both or neither. */
interface KeyedReplaceContract {

    Jobs jobs();

    private Job created() {
        Job job = job(SampleData.tenant());
        jobs().create(job, Optional.empty());
        return job;
    }

    private static IdempotencyRecord use(Job job, String request) {
        return new IdempotencyRecord("key", request, job.id(), NOW.plus(Duration.ofHours(24)));
    }

    private Optional<IdempotencyRecord> recorded(Job job, Instant now) {
        return jobs().findIdempotencyRecord(job.tenant(), "key", now);
    }

    private Optional<Job> stored(Job job) {
        return jobs().find(job.tenant(), job.id());
    }

    @Test
    default void replacesAJobAndRecordsTheKey() {
        Job job = created();
        Job cancelled = job.cancel("by 1");

        assertThat(jobs().replaceUnderKey(cancelled, use(job, "cancel"), NOW)).isEqualTo(new WriteResult.Done());
        assertThat(stored(job)).contains(cancelled);
        assertThat(recorded(job, NOW)).contains(use(job, "cancel"));
    }

    @Test
    default void acceptsTheSameReplacementAgain() {
        Job job = created();
        Job cancelled = job.cancel("by 1");
        jobs().replaceUnderKey(cancelled, use(job, "cancel"), NOW);

        assertThat(jobs().replaceUnderKey(cancelled, use(job, "cancel"), NOW)).isEqualTo(new WriteResult.Done());
        assertThat(stored(job)).contains(cancelled);
    }

    @Test
    default void replacesNoJobUnderAUsedKey() {
        Job job = job(SampleData.tenant());
        jobs().create(job, Optional.of(use(job, "create")));

        assertThat(jobs().replaceUnderKey(job.cancel("by 1"), use(job, "cancel"), NOW))
                .isEqualTo(new WriteResult.Used(use(job, "create")));
        assertThat(stored(job)).contains(job);
        assertThat(recorded(job, NOW)).contains(use(job, "create"));
    }

    @Test
    default void recordsNoKeyWhenTheJobHasChanged() {
        Job job = created();
        jobs().replace(job.cancel("by 2"));

        assertThat(jobs().replaceUnderKey(job.cancel("by 1"), use(job, "cancel"), NOW))
                .isEqualTo(new WriteResult.Moved());
        assertThat(stored(job)).contains(job.cancel("by 2"));
        assertThat(recorded(job, NOW)).isEmpty();
    }

    @Test
    default void overwritesTheRecordOfAnExpiredKey() {
        Job job = job(SampleData.tenant());
        IdempotencyRecord expired = use(job, "create");
        jobs().create(job, Optional.of(expired));
        IdempotencyRecord next = new IdempotencyRecord(
                "key", "cancel", job.id(), expired.expires().plusSeconds(60));

        assertThat(jobs().replaceUnderKey(
                                job.cancel("by 1"), next, expired.expires().minusNanos(1)))
                .isEqualTo(new WriteResult.Used(expired));
        assertThat(jobs().replaceUnderKey(job.cancel("by 1"), next, expired.expires()))
                .isEqualTo(new WriteResult.Done());
        assertThat(recorded(job, expired.expires())).contains(next);
    }
}
