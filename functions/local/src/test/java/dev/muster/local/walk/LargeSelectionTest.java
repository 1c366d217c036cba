package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.COUNTRY;
import static dev.muster.local.walk.Rig.by;
import static dev.muster.local.walk.Rig.livingIn;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Applied;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.Job;
import dev.muster.core.job.Message;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.Planned;
import dev.muster.core.job.State;
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

    private final Rig rig = new Rig(new MemoryStores());
    private final Random chance = new Random(11);

    /** Every hundredth lives in Germany. */
    @BeforeEach
    void somePeople() {
        Map<String, String> countries = new HashMap<>();
        everybody().forEach(id -> countries.put(id, countries.size() % 100 == 0 ? "DE" : "FR"));
        rig.store(countries);
    }

    private static List<String> everybody() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> Integer.toString(300_000 + number))
                .toList();
    }

    @Test
    void takesThemAll() throws Exception {
        Job job = rig.submit(by(new Filter.And(List.of())), to("USA"));
        run(job, TWICE);
        expect(job, PEOPLE);
    }

    @Test
    void takesOneInAHundred() throws Exception {
        Job job = rig.submit(by(livingIn("DE")), to("USA"));
        run(job, TWICE);
        expect(job, PEOPLE / 100);
    }

    @Test
    void addsUpAtEveryReadWhenItIsCancelledInTheMiddle() throws Exception {
        Job job = rig.submit(by(new Filter.And(List.of())), to("USA"));
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Integer> reader = aside.submit(() -> readUntil(over, job));
            // Two workers on one batch, one of them from before the cancelling, would count whom the other still
            // writes.
            run(job, 0);
            over.countDown();
            assertThat(reader.get()).isPositive();
        }
        Standing end = rig.standing(job);
        assertThat(end.state()).isEqualTo(State.CANCELLED);
        assertThat(end.totals().sum()).isEqualTo(end.selected());
        assertThat(end.totals().of(Outcome.SKIPPED)).isPositive();
        assertThat(rig.values(everybody(), COUNTRY).values().stream().filter(Value.of("USA")::equals))
                .hasSize(Math.toIntExact(end.totals().of(Outcome.CHANGED)));
    }

    /** How often the job was read; cancels it once it has changed some. */
    private int readUntil(CountDownLatch over, Job job) throws InterruptedException {
        Standing last = rig.standing(job);
        int reads = 1;
        while (!over.await(1, TimeUnit.MILLISECONDS)) {
            Standing now = rig.standing(job);
            assertThat(now.pending()).isNotNegative();
            assertThat(now.selected()).isGreaterThanOrEqualTo(last.selected());
            for (Outcome outcome : Outcome.values()) {
                assertThat(now.totals().of(outcome))
                        .isGreaterThanOrEqualTo(last.totals().of(outcome));
            }
            if (now.totals().sum() > 2_000 && !now.job().isCancelled()) {
                Rig.accepted(rig.cancel(job));
            }
            last = now;
            reads++;
        }
        return reads;
    }

    private void expect(Job job, long selected) {
        Standing standing = rig.standing(job);
        assertThat(standing.state()).isEqualTo(State.COMPLETED);
        assertThat(standing.selected()).isEqualTo(selected);
        assertThat(standing.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, selected));
        assertThat(rig.lines(job)).hasSize(Math.toIntExact(selected));
        assertThat(rig.values(everybody(), COUNTRY).values().stream().filter(Value.of("USA")::equals))
                .hasSize(Math.toIntExact(selected));
    }

    /** Every plan twice and at once, a third of the planners killed and come again; then likewise every batch. */
    private void run(Job job, int twice) throws Exception {
        rig.planQueue.duplicate();
        rig.planQueue.shuffle(chance);
        List<PlanMessage> slots = rig.planQueue.receive(Integer.MAX_VALUE);
        atOnce(slots.stream().map(this::planner).toList());
        List<Message> messages = new ArrayList<>(rig.queue.take());
        messages.addAll(messages.subList(0, Math.min(twice, messages.size())));
        Collections.shuffle(messages, chance);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += 10) {
            workers.add(worker(messages.subList(from, Math.min(messages.size(), from + 10))));
        }
        atOnce(workers);
        rig.deliver(unrung(job));
    }

    /** Batches whose planner died between writing them down and ringing for them. */
    private List<Message> unrung(Job job) {
        Map<PageKey, Tally> pages = new HashMap<>();
        rig.ports.jobs().tallies(job.tenant(), job.id(), rig.deadline).forEach(page -> pages.put(page.page(), page));
        List<Integer> slots = IntStream.range(0, Slot.COUNT).boxed().toList();
        return new Planned(rig.ports.jobs().progress(job.tenant(), job.id(), slots, rig.deadline))
                .keys()
                .filter(key ->
                        !pages.getOrDefault(key.page(), Tally.empty(key.page())).knows(key))
                .map(key -> new Message(job.tenant(), job.id(), key))
                .toList();
    }

    private Callable<Void> planner(PlanMessage slot) {
        int calls = chance.nextInt(3) == 0 ? 1 + chance.nextInt(40) : Integer.MAX_VALUE;
        return () -> {
            try {
                Mortal.after(calls, rig.ports).search().search(slot, rig.deadline);
            } catch (Mortal.Killed killed) {
                assertThat(rig.ports.search().search(slot, rig.deadline)).isTrue();
            }
            return null;
        };
    }

    private Callable<Void> worker(List<Message> messages) {
        int calls = chance.nextInt(3) == 0 ? 1 + chance.nextInt(12) : Integer.MAX_VALUE;
        return () -> {
            List<Applied.Trouble> troubles =
                    HeldBackQueue.deliver(Mortal.after(calls, rig.ports).apply(), messages, 1, rig.deadline);
            List<Message> again =
                    troubles.stream().map(Applied.Trouble::message).toList();
            assertThat(HeldBackQueue.deliver(rig.ports.apply(), again, 2, rig.deadline))
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
