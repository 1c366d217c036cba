package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.batch;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of batches and their outcomes, which are written once. */
interface BatchContract {

    Jobs jobs();

    @Test
    default void keepsTheIdsOfEveryBatchInOrder() {
        Job job = job(SampleData.tenant());
        List<Batch> cut = Plan.cut(IntStream.range(0, 12_345)
                .mapToObj(number -> "id.%d:%s".formatted(number, "x".repeat(number % 100)))
                .toList());
        jobs().writeBatches(job.tenant(), job.id(), cut, job.expires());
        Map<BatchKey, Batch> all = cut.stream().collect(Collectors.toMap(Batch::key, Function.identity()));

        assertThat(jobs().batches(job.tenant(), job.id(), all.keySet())).isEqualTo(all);
        List<BatchKey> some = List.of(new BatchKey(0, 7), new BatchKey(0, 124), new BatchKey(0, 7));
        assertThat(jobs().batches(job.tenant(), job.id(), some)).isEqualTo(Map.of(some.get(0), cut.get(7)));
        List<BatchKey> near = List.of(new BatchKey(0, 9), new BatchKey(0, 6), new BatchKey(0, 7));
        assertThat(jobs().batches(job.tenant(), job.id(), near))
                .as("the one between them was not asked for")
                .isEqualTo(Map.of(near.get(0), cut.get(9), near.get(1), cut.get(6), near.get(2), cut.get(7)));
        assertThat(jobs().batches(job.tenant(), job.id(), List.of())).isEmpty();
        assertThat(jobs().batches(SampleData.tenant(), job.id(), some)).isEmpty();
        assertThat(jobs().batches(job.tenant(), "another", some)).isEmpty();
    }

    @Test
    default void acceptsTheSameBatchesAgain() {
        Job job = job(SampleData.tenant());
        Batch empty = new Batch(new BatchKey(63, 99_999_999), List.of(), "", false);
        List<Batch> batches = List.of(batch(0, "maria", "jo"), empty);

        jobs().writeBatches(job.tenant(), job.id(), batches, NOW);
        jobs().writeBatches(job.tenant(), job.id(), batches, NOW);
        assertThat(jobs().batches(job.tenant(), job.id(), List.of(empty.key()))).isEqualTo(Map.of(empty.key(), empty));
    }

    @Test
    default void writesTheOutcomesOfABatchOnce() {
        Job job = job(SampleData.tenant());
        BatchKey key = new BatchKey(0, 12);
        BatchOutcomes first = new BatchOutcomes(
                key,
                List.of(
                        new PersonResult("maria", Outcome.NOT_FOUND, "no such person"),
                        new PersonResult("jo", Outcome.UNCHANGED, ""),
                        new PersonResult("li", Outcome.NOT_FOUND, "no such person"),
                        new PersonResult("sam", Outcome.CHANGED, "but for \"country\"")));
        BatchOutcomes second = new BatchOutcomes(key, List.of(new PersonResult("maria", Outcome.REFUSED, "")));

        assertThat(jobs().writeOutcomes(job, first)).isEqualTo(first);
        assertEqual(jobs().writeOutcomes(job, second), first);
        List<BatchKey> keys = List.of(key, new BatchKey(0, 13), key);
        Map<BatchKey, BatchOutcomes> stand = jobs().outcomes(job.tenant(), job.id(), keys);
        assertThat(stand).containsOnlyKeys(key);
        assertEqual(stand.get(key), first);
        assertThat(jobs().outcomes(SampleData.tenant(), job.id(), keys)).isEmpty();
    }

    private static void assertEqual(BatchOutcomes stand, BatchOutcomes written) {
        assertThat(stand.batch()).isEqualTo(written.batch());
        assertThat(stand.exceptions()).containsExactlyInAnyOrderElementsOf(written.exceptions());
    }

    @Test
    default void keepsOutcomesThatAllDiffer() {
        Job job = job(SampleData.tenant());
        List<Outcome> all = List.of(Outcome.values());
        List<PersonResult> results = IntStream.range(0, 100)
                .mapToObj(number ->
                        new PersonResult("p" + number, all.get(number % all.size()), "ü".repeat(500) + number))
                .filter(result -> result.isException(Outcome.CHANGED))
                .toList();
        BatchOutcomes outcomes = new BatchOutcomes(new BatchKey(0, 0), results);

        assertEqual(jobs().writeOutcomes(job, outcomes), outcomes);
        assertEqual(
                jobs().outcomes(job.tenant(), job.id(), List.of(outcomes.batch()))
                        .get(outcomes.batch()),
                outcomes);
    }

    /** The case of an undo in which every person's address belongs to another person. */
    @Test
    default void keepsOutcomesLargerThanOneItem() {
        Job job = job(SampleData.tenant());
        BatchOutcomes first = SampleData.largest(new BatchKey(0, 3), "a");
        BatchOutcomes second = SampleData.largest(new BatchKey(0, 3), "b");
        BatchOutcomes small =
                new BatchOutcomes(new BatchKey(0, 4), List.of(new PersonResult("jo", Outcome.UNCHANGED, "")));

        assertThat(jobs().writeOutcomes(job, first)).isEqualTo(first);
        assertEqual(jobs().writeOutcomes(job, second), first);
        assertThat(jobs().writeOutcomes(job, small)).isEqualTo(small);
        Map<BatchKey, BatchOutcomes> stand =
                jobs().outcomes(job.tenant(), job.id(), List.of(first.batch(), small.batch()));
        assertThat(stand).containsOnlyKeys(first.batch(), small.batch());
        assertEqual(stand.get(first.batch()), first);
        assertEqual(stand.get(small.batch()), small);
    }

    @Test
    default void keepsTheLargestBatch() {
        Job job = job(SampleData.tenant());
        Batch largest = new Batch(
                new BatchKey(63, 99_999_999),
                IntStream.range(0, Limits.BATCH)
                        .mapToObj(number -> "%03d".formatted(number) + "x".repeat(Limits.STANDARD.idBytes() - 3))
                        .toList(),
                "99999999/" + "x".repeat(Limits.STANDARD.idBytes()),
                true,
                Long.MAX_VALUE);

        assertThat(jobs().writeBatch(job, largest)).isEqualTo(largest);
        assertThat(jobs().batches(job.tenant(), job.id(), List.of(largest.key())))
                .isEqualTo(Map.of(largest.key(), largest));
    }
}
