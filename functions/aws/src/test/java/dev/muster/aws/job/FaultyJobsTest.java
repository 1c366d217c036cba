package dev.muster.aws.job;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.count;
import static dev.muster.testing.contract.TallyContract.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.FaultyHttp;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.stores.PartialFailures;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.testing.contract.SampleData;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;

/** Tests that each write of a job happens once while the service fails, and that its writer recognizes it. */
class FaultyJobsTest {
    private static final TestClients SOUND = TestClients.sound();
    private static final Jobs JOBS = new DynamoJobs(SOUND.jobs(), SOUND.access());

    private final Job job = SampleData.job(SampleData.tenant());

    private static Jobs over(FaultyHttp http) {
        TestClients faulty = TestClients.over(http);
        return new DynamoJobs(faulty.jobs(), faulty.access());
    }

    private Optional<Job> stored() {
        return JOBS.find(job.tenant(), job.id());
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void createsJobOnce(Fault fault, int times) {
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);

        assertThat(over(http).create(job, Optional.empty())).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(stored()).contains(job);
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void createsJobWithIdempotencyRecordOnce(Fault fault, int times) {
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", job.id(), NOW.plusSeconds(60));
        FaultyHttp http = new FaultyHttp("TransactWriteItems", fault, times);

        assertThat(over(http).create(job, Optional.of(use))).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(stored()).contains(job);
        assertThat(JOBS.findIdempotencyRecord(job.tenant(), "key", NOW)).contains(use);
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void createsSuccessorOnce(Fault fault, int times) {
        JOBS.create(job, Optional.empty());
        Job next = SampleData.job(job.tenant());
        Job named = job.withSuccessor(next.id());
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", next.id(), NOW.plusSeconds(60));
        FaultyHttp http = new FaultyHttp("TransactWriteItems", fault, times);

        assertThat(over(http).createSuccessor(next, named, Optional.of(use))).isEqualTo(new Jobs.WriteResult.Done());
        assertThat(http.isUsedUp()).isTrue();
        assertThat(stored()).contains(named);
        assertThat(JOBS.find(next.tenant(), next.id())).contains(next);
        assertThat(JOBS.findIdempotencyRecord(next.tenant(), "key", NOW)).contains(use);
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void replacesJobUnderKeyOnce(Fault fault, int times) {
        JOBS.create(job, Optional.empty());
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", job.id(), NOW.plusSeconds(60));
        FaultyHttp http = new FaultyHttp("TransactWriteItems", fault, times);

        assertThat(over(http).replaceUnderKey(job.cancel("by 1"), use, NOW)).isEqualTo(new Jobs.WriteResult.Done());
        assertThat(http.isUsedUp()).isTrue();
        assertThat(stored()).contains(job.cancel("by 1"));
        assertThat(JOBS.findIdempotencyRecord(job.tenant(), "key", NOW)).contains(use);
    }

    @Test
    void recognizesOwnReplacementAfterTokenExpired() {
        JOBS.create(job, Optional.empty());
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", job.id(), NOW.plusSeconds(60));
        JOBS.replaceUnderKey(job.cancel("by 1"), use, NOW);
        // Another writer has replaced the job since the first attempt of this one.
        JOBS.replace(job.cancel("by 1").published());

        assertThat(JOBS.replaceUnderKey(job.cancel("by 1"), use, NOW)).isEqualTo(new Jobs.WriteResult.Done());
        assertThat(stored()).contains(job.cancel("by 1").published());
    }

    @Test
    void recognizesOwnSuccessorAfterTokenExpired() {
        JOBS.create(job, Optional.empty());
        Job next = SampleData.job(job.tenant());
        // The state after a first attempt whose transaction token the service has forgotten.
        JOBS.create(next, Optional.empty());
        JOBS.replace(job.withSuccessor(next.id()));

        assertThat(JOBS.createSuccessor(next, job.withSuccessor(next.id()), Optional.empty()))
                .isEqualTo(new Jobs.WriteResult.Done());
        assertThat(stored()).contains(job.withSuccessor(next.id()));
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void countsBatchOnce(Fault fault, int times) {
        JOBS.tally(job, FIRST, List.of(count(1, 50)));
        List<BatchCount> counts =
                IntStream.range(0, 5).mapToObj(number -> count(number, 50)).toList();
        FaultyHttp http = new FaultyHttp("UpdateItem", fault, times);

        Tally page = over(http).tally(job, FIRST, counts);
        assertThat(http.isUsedUp()).isTrue();
        assertThat(page.done()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(page.totals())
                .isEqualTo(counts.stream().map(BatchCount::totals).reduce(Totals.NONE, Totals::plus));
        assertThat(JOBS.tallies(job.tenant(), job.id())).containsExactly(page);
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void writesOutcomesOnce(Fault fault, int times) {
        BatchKey batch = new BatchKey(0, 3);
        BatchOutcomes ours =
                new BatchOutcomes(batch, List.of(new PersonResult("maria", Outcome.NOT_FOUND, "no such person")));
        BatchOutcomes theirs = new BatchOutcomes(batch, List.of(new PersonResult("maria", Outcome.UNCHANGED, "")));
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);

        assertThat(over(http).writeOutcomes(job, ours)).isEqualTo(ours);
        assertThat(http.isUsedUp()).isTrue();
        assertThat(JOBS.writeOutcomes(job, theirs)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void recognizesOwnReplacement(Fault fault, int times) {
        JOBS.create(job, Optional.empty());
        Job ended = job.end(ENDING);
        FaultyHttp http = new FaultyHttp("PutItem", fault, times);

        assertThat(over(http).replace(ended)).isTrue();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(stored()).contains(ended);
        assertThat(JOBS.replace(ended)).isFalse();
    }

    @Test
    void writesAndReadsAllBatchesDespitePartialFailures() {
        TestClients faulty = TestClients.with(new PartialFailures(40, BatchStatementErrorCodeEnum.THROTTLING_ERROR));
        Jobs jobs = new DynamoJobs(faulty.jobs(), faulty.access());
        List<Batch> cut =
                Plan.cut(IntStream.range(0, 9_000).mapToObj(Integer::toString).toList());
        List<BatchKey> keys = cut.stream().map(Batch::key).toList();

        jobs.writeBatches(job.tenant(), job.id(), cut, job.expires());
        assertThat(JOBS.batches(job.tenant(), job.id(), keys).values()).containsExactlyInAnyOrderElementsOf(cut);
        assertThat(jobs.batches(job.tenant(), job.id(), keys).values()).containsExactlyInAnyOrderElementsOf(cut);
    }
}
