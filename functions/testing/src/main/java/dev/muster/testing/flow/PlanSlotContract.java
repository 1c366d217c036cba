package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.job.Batch;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Slot;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of planning a filter: each matching person is selected once, also when planners crash. */
public abstract class PlanSlotContract extends PlanSlotFixture {
    public PlanSlotContract(EngineStores stores) {
        super(stores);
    }

    @Test
    void changesEachMatchingPersonOnce() {
        Job job = submit(livingIn("de"), Optional.empty());
        assertThat(status(job).state()).isEqualTo(JobState.PLANNING);
        assertThat(status(job).selected()).isZero();

        plan(planQueue.receive(64));

        assertThat(status(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(status(job).selected()).isEqualTo(germans().size());
        deliver();
        expectEnd(job, germans());
        assertThat(peopleIn("USA")).isEqualTo(germans());
    }

    @Test
    void selectsPeopleOfOneOrganization() {
        Set<String> both = every(5, peopleOfOtherSlots());
        both.retainAll(germans());
        Job job = submit(livingIn("DE"), Optional.of("3"));

        plan(planQueue.receive(64));
        deliver();

        expectEnd(job, both);
        assertThat(peopleIn("USA")).isEqualTo(both);
    }

    @Test
    void plansTheSameUnderConcurrentDuplicates() throws Exception {
        Job job = submit(livingIn("DE"), Optional.empty());
        planQueue.duplicate();
        planQueue.duplicate();
        planQueue.shuffle(new Random(3));
        try (ExecutorService planners = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> plans = new ArrayList<>();
            for (SlotMessage message : planQueue.receive(256)) {
                plans.add(planners.submit(
                        () -> new Engine(ports.within(deadline)).planSlot().plan(message)));
            }
            for (Future<Boolean> plan : plans) {
                assertThat(plan.get()).isTrue();
            }
        }
        assertThat(status(job).selected()).isEqualTo(germans().size());

        deliver();

        expectEnd(job, germans());
    }

    @Test
    void plansTheSameWhereverAPlannerCrashes() {
        Set<String> expected = every(2, PEOPLE_OF_FULL_SLOT);
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            Job job = submit(livingIn("DE"), Optional.empty());
            killed = crashes(calls, job);
            plan(List.of(fullSlotOf(job)));

            assertThat(plannedOf(job)).as("killed after %d calls", calls).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void keepsPlannedBatchesWhenPeopleChangeAfterACrash() {
        List<String> expected = List.copyOf(every(2, PEOPLE_OF_FULL_SLOT));
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            Job job = submit(livingIn("DE"), Optional.empty());
            killed = crashes(calls, job);
            move(List.of(expected.get(1), expected.getLast()), "FR");
            plan(List.of(fullSlotOf(job)));
            move(List.of(expected.get(1), expected.getLast()), "DE");

            assertThat(plannedOf(job))
                    .as("killed after %d calls", calls)
                    .doesNotHaveDuplicates()
                    .containsAll(expected.subList(2, expected.size() - 1))
                    .hasSizeGreaterThanOrEqualTo(expected.size() - 2);
        }
    }

    @Test
    void continuesAfterItsDeadline() {
        Job job = submit(livingIn("DE"), Optional.empty());
        int turns = 1;
        while (!new Engine(ports.within(Deadline.in(new TickingClock(), Duration.ofSeconds(12))))
                .planSlot()
                .plan(fullSlotOf(job))) {
            turns++;
            assertThat(turns).isLessThan(100);
        }
        assertThat(plannedOf(job)).containsExactlyElementsOf(every(2, PEOPLE_OF_FULL_SLOT));
    }

    @Test
    void endsAtOnceWhenNobodyMatches() {
        Job job = submit(livingIn("nowhere"), Optional.empty());
        List<SlotMessage> slots = planQueue.receive(64);

        plan(slots.subList(0, 63));
        assertThat(status(job).state()).isEqualTo(JobState.PLANNING);
        plan(slots.subList(63, 64));

        assertThat(queue.take()).isEmpty();
        expectEnd(job, Set.of());
        assertThat(status(job).planned()).isZero();
    }

    @Test
    void writesNoBatchForASlotWithoutMatches() {
        Job job = submit(livingIn("DE"), Optional.empty());
        plan(planQueue.receive(64));

        List<SlotProgress> empty =
                ports
                        .jobs()
                        .progress(
                                caller.tenant(),
                                job.id(),
                                IntStream.range(0, Slot.COUNT).boxed().toList())
                        .stream()
                        .filter(progress -> progress.selected() == 0)
                        .toList();
        assertThat(empty).isNotEmpty().allMatch(SlotProgress::isClosedWithoutBatches);
        assertThat(ports.jobs()
                        .batches(
                                caller.tenant(),
                                job.id(),
                                empty.stream().map(slot -> slot.next(0)).toList()))
                .isEmpty();
    }

    @Test
    void leavesOutABatchWhoseSlotAnotherPlannerFoundEmpty() {
        int slot = Slot.of(peopleOfOtherSlots().getFirst());
        List<String> leaving =
                germans().stream().filter(id -> Slot.of(id) == slot).toList();
        Job job = submit(livingIn("DE"), Optional.empty());
        SlotMessage message = new SlotMessage(caller.tenant(), job.id(), slot);

        Jobs overtaken = new ForwardingJobs(ports.jobs()) {
            @Override
            public Batch writeBatch(Job written, Batch batch) {
                Batch stored = delegate.writeBatch(written, batch);
                move(leaving, "FR");
                plan(List.of(message));
                return stored;
            }
        };
        new Engine(ports.with(overtaken).within(deadline)).planSlot().plan(message);
        plan(planQueue.receive(64));
        deliver();

        Set<String> staying = germans();
        leaving.forEach(staying::remove);
        expectEnd(job, staying);
        assertThat(peopleIn("USA")).isEqualTo(staying);
    }

    @Test
    void omitsPeopleCreatedAfterTheJob() {
        Job job = submit(livingIn("DE"), Optional.empty());
        long later = ports.access().nextSequence(caller.tenant());
        ports.people().save(caller.tenant(), List.of(person("late", "DE", false, later)));

        plan(planQueue.receive(64));
        deliver();

        expectEnd(job, germans());
    }

    /** A clock that advances by a second at each reading. */
    private static final class TickingClock implements Time {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant now() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public void sleep(Duration length) {
            now = now.plus(length);
        }
    }
}
