package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.deadline;
import static dev.muster.local.contract.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A planned batch is written once, and the progress of a slot only goes forward. */
interface ProgressContract {

    Jobs jobs();

    @Test
    default void writesAPlannedBatchOnceAndWhole() {
        Job job = job(Samples.tenant());
        Batch first = new Batch(new BatchKey(63, 0), List.of("jo", "maria"), "maria", false, 5_000_000_000L);
        Batch other = new Batch(new BatchKey(63, 0), List.of("jo"), "", true, 1);
        Batch last = new Batch(new BatchKey(63, 1), List.of(), "", true);

        assertThat(jobs().writeBatch(job, first, deadline())).isEqualTo(first);
        assertThat(jobs().writeBatch(job, other, deadline())).isEqualTo(first);
        assertThat(jobs().writeBatch(job, first, deadline())).isEqualTo(first);
        assertThat(jobs().writeBatch(job, last, deadline())).isEqualTo(last);
        assertThat(jobs().batches(job.tenant(), job.id(), List.of(first.key(), last.key()), deadline()))
                .isEqualTo(Map.of(first.key(), first, last.key(), last));
    }

    @Test
    default void letsOneOfManyPlannersThrough() throws Exception {
        Job job = job(Samples.tenant());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Batch>> written = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                Batch batch = new Batch(new BatchKey(5, 0), List.of("p" + number), "p" + number, false);
                written.add(threads.submit(() -> jobs().writeBatch(job, batch, deadline())));
            }
            Batch stands = written.getFirst().get();
            for (Future<Batch> each : written) {
                assertThat(each.get()).isEqualTo(stands);
            }
        }
    }

    @Test
    default void tellsTheProgressOfSlots() {
        Job job = job(Samples.tenant());
        Progress first = new Progress(0, "maria", 100, 1, false);
        Progress last = new Progress(63, "", 0, 0, true);
        jobs().advance(job, first, deadline());
        jobs().advance(job, last, deadline());
        jobs().writeBatch(job, new Batch(new BatchKey(0, 0), List.of("jo"), "jo", false), deadline());
        List<Integer> all = IntStream.range(0, 64).boxed().toList();

        assertThat(jobs().progress(job.tenant(), job.id(), List.of(63, 0), deadline()))
                .containsExactly(last, first);
        assertThat(jobs().progress(job.tenant(), job.id(), List.of(1), deadline()))
                .containsExactly(Progress.unplanned(1));
        assertThat(jobs().progress(job.tenant(), job.id(), all, deadline()))
                .isEqualTo(all.stream()
                        .map(slot -> slot == 0 ? first : slot == 63 ? last : Progress.unplanned(slot))
                        .toList());
        assertThat(jobs().progress(Samples.tenant(), job.id(), List.of(0), deadline()))
                .containsExactly(Progress.unplanned(0));
        assertThat(jobs().progress(job.tenant(), "another", all, deadline()))
                .isEqualTo(all.stream().map(Progress::unplanned).toList());
    }

    @Test
    default void movesForwardOnly() {
        Job job = job(Samples.tenant());
        Progress start = Progress.unplanned(9);
        Progress one = start.after(new Batch(start.next(0), List.of("b"), "b", false));
        Progress two = one.after(new Batch(one.next(0), List.of("d"), "d", false));
        Progress closed = two.after(new Batch(two.next(0), List.of(), "", true));

        for (Progress next : List.of(two, one, two, start)) {
            jobs().advance(job, next, deadline());
            assertThat(of(job, 9)).isEqualTo(two);
        }
        for (Progress next : List.of(closed, two, one, closed)) {
            jobs().advance(job, next, deadline());
            assertThat(of(job, 9)).isEqualTo(closed);
        }
    }

    private Progress of(Job job, int slot) {
        return jobs().progress(job.tenant(), job.id(), List.of(slot), deadline())
                .getFirst();
    }
}
