package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.openJob;
import static dev.muster.testing.contract.SampleData.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowPlan;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.job.RowChunk;
import dev.muster.core.job.SlotProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of the rows of a file, and of the batches that several planners of one stripe may write. */
interface FileBatchContract {

    Jobs jobs();

    private JobFiles files() {
        return jobs().files();
    }

    private static RowChunk chunk(int stripe, int part, String token, int number) {
        FileRow row = row(part, 1 + number, "p" + number);
        return new RowChunk(new RowChunk.Key(stripe, part, token, number), List.of(row, row));
    }

    private List<RowChunk> read(Job job, int stripe) {
        return read(job, new JobFiles.ChunkRange(stripe, OptionalInt.empty()));
    }

    private List<RowChunk> read(Job job, JobFiles.ChunkRange range) {
        List<RowChunk> read = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            JobFiles.ChunkPage page = files().chunks(job.tenant(), job.id(), range, next.get());
            read.addAll(page.chunks());
            next = page.next();
        }
        return read;
    }

    @Test
    default void readsTheChunksOfAStripeInOrder() {
        Job job = openJob(SampleData.tenant(), "1");
        List<RowChunk> ofStripe = List.of(
                chunk(5, 0, "t", 0),
                chunk(5, 2, "ab", 0),
                chunk(5, 2, "ab", 1),
                chunk(5, 2, "abc", 0),
                chunk(5, 10, "a", 0),
                chunk(5, 10, "a", 9),
                chunk(5, 1000, "a", 10));
        files().writeChunks(job, ofStripe.reversed());
        files().writeChunks(job, List.of(chunk(6, 1, "a", 0), chunk(50, 1, "a", 0)));

        assertThat(read(job, 5)).isEqualTo(ofStripe);
        assertThat(read(job, 6)).containsExactly(chunk(6, 1, "a", 0));
        assertThat(read(job, 7)).isEmpty();
        assertThat(read(job, new JobFiles.ChunkRange(5, OptionalInt.of(2)))).isEqualTo(ofStripe.subList(1, 4));
        assertThat(read(job, new JobFiles.ChunkRange(5, OptionalInt.of(1)))).isEmpty();
    }

    private static Batch batch(int stripe, int number, String key) {
        RowEntry entry = new RowEntry(row(1, 1, key), new RowPlan.Change(key), MatchKey.ID, RowMode.UPDATE);
        return Batch.ofRows(new BatchKey(stripe, number), List.of(entry), "", false);
    }

    private static SlotProgress closed(int stripe, String token, int batches) {
        return new SlotProgress(stripe, token, batches, batches, true, new PlannedRows(1, 2, 3));
    }

    @Test
    default void readsTheBatchesOfThePlannerThatClosedTheStripe() {
        Job job = openJob(SampleData.tenant(), "1");
        jobs().create(job, Optional.empty());
        files().writeBatches(job, "one", List.of(batch(5, 0, "a"), batch(5, 1, "b")));
        files().writeBatches(job, "two", List.of(batch(5, 0, "c"), batch(5, 1, "d"), batch(5, 2, "e")));
        files().writeBatches(job, "six", List.of(batch(6, 0, "f")));
        List<BatchKey> keys = List.of(new BatchKey(5, 0), new BatchKey(5, 2), new BatchKey(5, 3), new BatchKey(6, 0));
        assertThat(jobs().batches(job, keys)).isEmpty();

        assertThat(files().closeStripe(job, closed(5, "two", 3))).isEqualTo(closed(5, "two", 3));
        assertThat(files().closeStripe(job, closed(5, "one", 2))).isEqualTo(closed(5, "two", 3));
        assertThat(files().closeStripe(job, closed(5, "four", 4))).isEqualTo(closed(5, "two", 3));

        assertThat(jobs().progress(job.tenant(), job.id(), List.of(5, 6)))
                .containsExactly(closed(5, "two", 3), SlotProgress.unplanned(6));
        assertThat(jobs().batches(job, keys))
                .isEqualTo(Map.of(
                        new BatchKey(5, 0), batch(5, 0, "c"),
                        new BatchKey(5, 2), batch(5, 2, "e")));
    }

    @Test
    default void closesAStripeForOneOfManyPlanners() throws Exception {
        Job job = openJob(SampleData.tenant(), "1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SlotProgress>> stored = new ArrayList<>();
            for (int planner = 0; planner < 12; planner++) {
                SlotProgress closed = closed(0, "t" + planner, planner);
                stored.add(threads.submit(() -> files().closeStripe(job, closed)));
            }
            SlotProgress first = stored.getFirst().get();
            for (Future<SlotProgress> each : stored) {
                assertThat(each.get()).isEqualTo(first);
            }
            assertThat(jobs().progress(job.tenant(), job.id(), List.of(0))).containsExactly(first);
        }
    }

    @Test
    default void keepsEmptyStripes() {
        Job job = openJob(SampleData.tenant(), "1");
        SlotProgress empty = new SlotProgress(63, "t", 0, 0, true);

        assertThat(files().closeStripe(job, empty)).isEqualTo(empty);
        assertThat(jobs().progress(job.tenant(), job.id(), List.of(63))).containsExactly(empty);
    }
}
