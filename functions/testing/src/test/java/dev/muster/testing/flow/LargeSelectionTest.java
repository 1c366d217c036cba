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

/** A hundred thousand people, planned and changed by many workers at once, killed on the way: the totals are exact. */
class LargeSelectionTest {
    private static final int PEOPLE = 100_000;
    private static final int WORKERS = 8;
    /** So many batches are delivered twice, maybe at once. */
    private static final int TWICE = 100;

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());
    private final Random random = new Random(11);

    /** Every hundredth lives in Germany. */
    @BeforeEach
    void somePeople() {
        Map<String, String> countries = new HashMap<>();
        everybody().forEach(id -> countries.put(id, countries.size() % 100 == 0 ? "DE" : "FR"));
        engineFixture.store(countries);
    }

    private static List<String> everybody() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> Integer.toString(300_000 + number))
                .toList();
    }

    @Test
    void takesThemAll() throws Exception {
        Job job = engineFixture.submit(by(new Filter.And(List.of())), to("USA"));
        run(job, TWICE);
        expect(job, PEOPLE);
    }

    @Test
    void takesOneInAHundred() throws Exception {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"));
        run(job, TWICE);
        expect(job, PEOPLE / 100);
    }

    @Test
    void addsUpAtEveryReadWhenItIsCancelledInTheMiddle() throws Exception {
        Job job = engineFixture.submit(by(new Filter.And(List.of())), to("USA"));
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Integer> reader = aside.submit(() -> readUntil(over, job));
            // Two workers on one batch, one of them from before the cancelling, would count whom the other still
            // writes.
            run(job, 0);
            over.countDown();
            assertThat(reader.get()).isPositive();
        }
        JobStatus end = engineFixture.standing(job);
        assertThat(end.state()).isEqualTo(JobState.CANCELLED);
        assertThat(end.totals().sum()).isEqualTo(end.selected());
        assertThat(end.totals().of(Outcome.SKIPPED)).isPositive();
        assertThat(engineFixture.values(everybody(), COUNTRY).values().stream().filter(Value.of("USA")::equals))
                .hasSize(Math.toIntExact(end.totals().of(Outcome.CHANGED)));
    }

    /** How often the job was read; cancels it once it has changed some. */
    private int readUntil(CountDownLatch over, Job job) throws InterruptedException {
        JobStatus last = engineFixture.standing(job);
        int reads = 1;
        while (!over.await(1, TimeUnit.MILLISECONDS)) {
            JobStatus now = engineFixture.standing(job);
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
        JobStatus standing = engineFixture.standing(job);
        assertThat(standing.state()).isEqualTo(JobState.COMPLETED);
        assertThat(standing.selected()).isEqualTo(selected);
        assertThat(standing.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, selected));
        assertThat(engineFixture.lines(job)).hasSize(Math.toIntExact(selected));
        assertThat(engineFixture.values(everybody(), COUNTRY).values().stream().filter(Value.of("USA")::equals))
                .hasSize(Math.toIntExact(selected));
    }

    /** Every plan twice and at once, a third of the planners killed and come again; then likewise every batch. */
    private void run(Job job, int twice) throws Exception {
        engineFixture.planQueue.duplicate();
        engineFixture.planQueue.shuffle(random);
        List<SlotMessage> slots = engineFixture.planQueue.receive(Integer.MAX_VALUE);
        atOnce(slots.stream().map(this::planner).toList());
        List<BatchMessage> messages = new ArrayList<>(engineFixture.queue.take());
        messages.addAll(messages.subList(0, Math.min(twice, messages.size())));
        Collections.shuffle(messages, random);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += 10) {
            workers.add(worker(messages.subList(from, Math.min(messages.size(), from + 10))));
        }
        atOnce(workers);
        engineFixture.deliver(unrung(job));
    }

    /** Batches whose planner died between writing them down and ringing for them. */
    private List<BatchMessage> unrung(Job job) {
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

    private static void atOnce(List<Callable<Void>> all) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }
}
