package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Slot;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stores of jobs with one planted bug each in the plan. */
final class FaultyPlans {
    private FaultyPlans() {}

    static Jobs plannedBatchNotReadBack(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public Batch writeBatch(Job job, Batch batch) {
                delegate.writeBatch(job, batch);
                return batch;
            }
        };
    }

    /** Returns a store that does not tell a planner that another one has closed its slot without batches. */
    static Jobs emptySlotClosedUnnoticed(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public SlotProgress advance(Job job, SlotProgress progress) {
                delegate.advance(job, progress);
                return progress;
            }
        };
    }

    /** Returns a store that writes a planner's batch only when the planner next reads its job. */
    static Jobs progressBeforeBatch(Jobs delegate, VirtualScheduler scheduler) {
        record Pending(Job job, Batch batch) {}
        Map<String, List<Pending>> pending = new HashMap<>();
        return new ForwardingJobs(delegate) {
            @Override
            public Batch writeBatch(Job job, Batch batch) {
                if (!isPlanner()) {
                    return delegate.writeBatch(job, batch);
                }
                pendingOfPlanner().add(new Pending(job, batch));
                return delegate.batches(job.tenant(), job.id(), List.of(batch.key()))
                        .getOrDefault(batch.key(), batch);
            }

            @Override
            public Optional<Job> find(Tenant tenant, String job) {
                if (isPlanner()) {
                    pendingOfPlanner().forEach(one -> delegate.writeBatch(one.job(), one.batch()));
                    pendingOfPlanner().clear();
                }
                return delegate.find(tenant, job);
            }

            private boolean isPlanner() {
                return scheduler.actingName().startsWith("planner");
            }

            private List<Pending> pendingOfPlanner() {
                return pending.computeIfAbsent(scheduler.actingName(), _ -> new ArrayList<>());
            }
        };
    }

    /** Returns a store in which the actor finds every slot unplanned. */
    static Jobs progressNotReadBy(String actor, Jobs delegate, VirtualScheduler scheduler) {
        return new ForwardingJobs(delegate) {
            @Override
            public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
                return scheduler.actingName().equals(actor)
                        ? slots.stream().map(SlotProgress::unplanned).toList()
                        : delegate.progress(tenant, job, slots);
            }
        };
    }

    /** Returns a store in which a report reads the progress of the plan before the tallies. */
    static Jobs planReadFirst(Jobs delegate) {
        Map<String, List<SlotProgress>> read = new HashMap<>();
        List<Integer> slots = IntStream.range(0, Slot.COUNT).boxed().toList();
        return new ForwardingJobs(delegate) {
            @Override
            public List<Tally> tallies(Tenant tenant, String job) {
                read.put(job, delegate.progress(tenant, job, slots));
                return delegate.tallies(tenant, job);
            }

            @Override
            public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> wanted) {
                return read.containsKey(job)
                        ? read.remove(job).stream()
                                .filter(one -> wanted.contains(one.slot()))
                                .toList()
                        : delegate.progress(tenant, job, wanted);
            }
        };
    }
}
