package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Cost;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.SlotProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of planned batches, which are written once, and of slot progress, which never goes back. */
interface SlotProgressContract {

    Jobs jobs();

    @Test
    default void writesAPlannedBatchOnceAndWhole() {
        Job job = job(SampleData.tenant());
        Batch first = new Batch(new BatchKey(63, 0), List.of("jo", "maria"), "maria", false, 5_000_000_000L);
        Batch other = new Batch(new BatchKey(63, 0), List.of("jo"), "", true, 1);
        Batch last = new Batch(new BatchKey(63, 1), List.of(), "", true);

        assertThat(jobs().writeBatch(job, first)).isEqualTo(first);
        assertThat(jobs().writeBatch(job, other)).isEqualTo(first);
        assertThat(jobs().writeBatch(job, first)).isEqualTo(first);
        assertThat(jobs().writeBatch(job, last)).isEqualTo(last);
        assertThat(jobs().batches(job.tenant(), job.id(), List.of(first.key(), last.key())))
                .isEqualTo(Map.of(first.key(), first, last.key(), last));
    }

    @Test
    default void acceptsTheBatchOfOneOfManyPlanners() throws Exception {
        Job job = job(SampleData.tenant());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Batch>> written = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                Batch batch = new Batch(new BatchKey(5, 0), List.of("p" + number), "p" + number, false);
                written.add(threads.submit(() -> jobs().writeBatch(job, batch)));
            }
            Batch stored = written.getFirst().get();
            for (Future<Batch> each : written) {
                assertThat(each.get()).isEqualTo(stored);
            }
        }
    }

    @Test
    default void readsTheProgressOfSlots() {
        Job job = job(SampleData.tenant());
        SlotProgress first = new SlotProgress(0, "maria", 100, 1, false).costing(new Cost(2, 13));
        SlotProgress last = new SlotProgress(63, "", 0, 0, true);
        jobs().advance(job, first);
        jobs().advance(job, last);
        jobs().writeBatch(job, new Batch(new BatchKey(0, 0), List.of("jo"), "jo", false));
        List<Integer> all = IntStream.range(0, 64).boxed().toList();

        assertThat(jobs().progress(job.tenant(), job.id(), List.of(63, 0))).containsExactly(last, first);
        assertThat(jobs().progress(job.tenant(), job.id(), List.of(1))).containsExactly(SlotProgress.unplanned(1));
        assertThat(jobs().progress(job.tenant(), job.id(), all))
                .isEqualTo(all.stream()
                        .map(slot -> slot == 0 ? first : slot == 63 ? last : SlotProgress.unplanned(slot))
                        .toList());
        assertThat(jobs().progress(SampleData.tenant(), job.id(), List.of(0)))
                .containsExactly(SlotProgress.unplanned(0));
        assertThat(jobs().progress(job.tenant(), "another", all))
                .isEqualTo(all.stream().map(SlotProgress::unplanned).toList());
    }

    @Test
    default void neverMovesBack() {
        Job job = job(SampleData.tenant());
        SlotProgress start = SlotProgress.unplanned(9);
        SlotProgress one = start.after(new Batch(start.next(0), List.of("b"), "b", false));
        SlotProgress two = one.after(new Batch(one.next(0), List.of("d"), "d", false));
        SlotProgress closed = two.after(new Batch(two.next(0), List.of(), "", true));

        for (SlotProgress next : List.of(two, one, two, start)) {
            jobs().advance(job, next);
            assertThat(of(job, 9)).isEqualTo(two);
        }
        for (SlotProgress next : List.of(closed, two, one, closed)) {
            jobs().advance(job, next);
            assertThat(of(job, 9)).isEqualTo(closed);
        }
    }

    private SlotProgress of(Job job, int slot) {
        return jobs().progress(job.tenant(), job.id(), List.of(slot)).getFirst();
    }
}
