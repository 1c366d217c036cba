package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.by;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests exact totals for 100,000 people, with many concurrent planners and workers that crash. */
class LargeSelectionTest {
    private static final int PEOPLE = 100_000;
    private static final int WORKERS = 8;
    /** The number of batches that are delivered twice, possibly at once. */
    private static final int DUPLICATES = 100;

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores().withPlanners());
    private final Random random = new Random(11);

    /** Stores the people. Every hundredth one lives in Germany. */
    @BeforeEach
    void storePeople() {
        Map<String, String> countries = new HashMap<>();
        people().forEach(id -> countries.put(id, countries.size() % 100 == 0 ? "DE" : "FR"));
        engineFixture.store(countries);
    }

    private static List<String> people() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> Integer.toString(300_000 + number))
                .toList();
    }

    @Test
    void changesAllPeople() throws Exception {
        Job job = engineFixture.submit(by(new Filter.And(List.of())), to("USA"));
        run(job, DUPLICATES);
        expect(job, PEOPLE);
    }

    @Test
    void changesOneInAHundred() throws Exception {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"));
        run(job, DUPLICATES);
        expect(job, PEOPLE / 100);
    }

    @Test
    void totalsAddUpAtEveryReadOfACancelledJob() throws Exception {
        Job job = engineFixture.submit(by(new Filter.And(List.of())), to("USA"));
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Integer> reader = aside.submit(() -> readUntil(over, job));
            // A batch is delivered once: a worker from before the cancel could write people that another one has
            // counted.
            run(job, 0);
            over.countDown();
            assertThat(reader.get()).isPositive();
        }
        JobStatus end = engineFixture.status(job);
        assertThat(end.state()).isEqualTo(JobState.CANCELLED);
        assertThat(end.totals().sum()).isEqualTo(end.selected());
        assertThat(end.totals().of(Outcome.SKIPPED)).isPositive();
        assertThat(engineFixture.values(people(), COUNTRY).values().stream().filter(Value.of("USA")::equals))
                .hasSize(Math.toIntExact(end.totals().of(Outcome.CHANGED)));
    }

    /** Cancels the job once it has changed 2,000 people. Returns the number of reads until then and after. */
    private int readUntil(CountDownLatch over, Job job) throws InterruptedException {
        JobStatus last = engineFixture.status(job);
        int reads = 1;
        while (!over.await(1, TimeUnit.MILLISECONDS)) {
            JobStatus now = engineFixture.status(job);
            assertThat(now.pending()).isNotNegative();
            assertThat(now.selected()).isGreaterThanOrEqualTo(last.selected());
            for (Outcome outcome : Outcome.values()) {
                assertThat(now.totals().of(outcome))
                        .isGreaterThanOrEqualTo(last.totals().of(outcome));
            }
            if (now.totals().sum() > 2_000 && !now.job().isCancelled()) {
                EngineFixture.accepted(engineFixture.cancel(job));
            }
            last = now;
            reads++;
        }
        return reads;
    }

    private void expect(Job job, long selected) {
        JobStatus status = engineFixture.status(job);
        assertThat(status.state()).isEqualTo(JobState.COMPLETED);
        assertThat(status.selected()).isEqualTo(selected);
        assertThat(status.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, selected));
        assertThat(engineFixture.lines(job)).hasSize(Math.toIntExact(selected));
        assertThat(engineFixture.values(people(), COUNTRY).values().stream().filter(Value.of("USA")::equals))
                .hasSize(Math.toIntExact(selected));
    }

    /** Plans each slot twice and at once, with a crash of a third of the planners, and then applies the batches likewise. */
    private void run(Job job, int duplicates) throws Exception {
        engineFixture.planQueue.duplicate();
        engineFixture.planQueue.shuffle(random);
        List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
        runAtOnce(slots.stream().map(this::planner).toList());
        List<BatchMessage> messages = new ArrayList<>(engineFixture.queue.take());
        messages.addAll(messages.subList(0, Math.min(duplicates, messages.size())));
        Collections.shuffle(messages, random);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += 10) {
            workers.add(worker(messages.subList(from, Math.min(messages.size(), from + 10))));
        }
        runAtOnce(workers);
        engineFixture.deliver(unsentBatches(job));
    }

    /** Returns messages of the batches whose planner crashed between writing and sending them. */
    private List<BatchMessage> unsentBatches(Job job) {
        Map<PageKey, Tally> pages = new HashMap<>();
        engineFixture.ports.jobs().tallies(job.tenant(), job.id()).forEach(page -> pages.put(page.page(), page));
        List<Integer> slots = IntStream.range(0, Slot.COUNT).boxed().toList();
        return new PlanProgress(engineFixture.ports.jobs().progress(job.tenant(), job.id(), slots))
                .keys()
                .filter(key ->
                        !pages.getOrDefault(key.page(), Tally.empty(key.page())).knows(key))
                .map(key -> new BatchMessage(job.tenant(), job.id(), key))
                .toList();
    }

    private Callable<Void> planner(SlotMessage slot) {
        int calls = random.nextInt(3) == 0 ? 1 + random.nextInt(40) : Integer.MAX_VALUE;
        return () -> {
            try {
                new Engine(CrashingPorts.after(calls, engineFixture.ports).within(engineFixture.deadline))
                        .planSlot()
                        .plan(slot);
            } catch (CrashingPorts.Killed _) {
                assertThat(new Engine(engineFixture.ports.within(engineFixture.deadline))
                                .planSlot()
                                .plan(slot))
                        .isTrue();
            }
            return null;
        };
    }

    private Callable<Void> worker(List<BatchMessage> messages) {
        int calls = random.nextInt(3) == 0 ? 1 + random.nextInt(12) : Integer.MAX_VALUE;
        return () -> {
            List<ApplyResult.Failure> failures = HeldBackQueue.deliver(
                    new Engine(CrashingPorts.after(calls, engineFixture.ports)).apply(), messages, 1);
            List<BatchMessage> again =
                    failures.stream().map(ApplyResult.Failure::message).toList();
            assertThat(HeldBackQueue.deliver(new Engine(engineFixture.ports).apply(), again, 2))
                    .isEmpty();
            return null;
        };
    }

    private static void runAtOnce(List<Callable<Void>> all) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }
}
