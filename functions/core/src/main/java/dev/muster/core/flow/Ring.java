package dev.muster.core.flow;

import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Message;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.Planned;
import dev.muster.core.job.Progress;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rings for what is written down of a job and not done: sends the messages of its slots and batches. */
final class Ring {
    private final Jobs jobs;
    private final BatchQueue queue;
    private final PlanQueue planQueue;

    Ring(Jobs jobs, BatchQueue queue, PlanQueue planQueue) {
        this.jobs = jobs;
        this.queue = queue;
        this.planQueue = planQueue;
    }

    /** Rings for a job that was just accepted. Returns how many messages could not be sent. */
    int accepted(Job job, Deadline deadline) {
        return switch (job.plan()) {
            case Plan.Named named when job.sequence().isEmpty() -> 0;
            case Plan.Named named -> send(job, Planned.of(named).keys(), deadline);
            case Plan.Searched searched -> slots(job, all(job.plan()), deadline);
            case Plan.Derived derived -> slots(job, all(job.plan()), deadline);
        };
    }

    /** Rings for every slot that is not looked through. Returns how many messages could not be sent. */
    int unplanned(Job job, Planned planned, Deadline deadline) {
        return slots(
                job,
                planned.slots().stream()
                        .filter(slot -> !slot.closed())
                        .map(Progress::slot)
                        .toList(),
                deadline);
    }

    /**
     * Rings for every batch planned that no tally knows; of a job that does not run for none. Returns how many messages
     * could not be sent.
     */
    int untallied(Job job, Planned planned, Deadline deadline) {
        if (job.sequence().isEmpty()) {
            return 0;
        }
        Map<PageKey, Tally> pages = new HashMap<>();
        jobs.tallies(job.tenant(), job.id(), deadline).forEach(page -> pages.put(page.page(), page));
        return send(job, planned.keys().filter(batch -> !isTallied(batch, pages)), deadline);
    }

    private static boolean isTallied(BatchKey batch, Map<PageKey, Tally> pages) {
        return pages.containsKey(batch.page()) && pages.get(batch.page()).knows(batch);
    }

    private int send(Job job, Stream<BatchKey> batches, Deadline deadline) {
        List<Message> messages =
                batches.map(batch -> new Message(job.tenant(), job.id(), batch)).toList();
        return queue.send(messages, deadline).size();
    }

    private static List<Integer> all(Plan plan) {
        return IntStream.range(0, plan.slots()).boxed().toList();
    }

    private int slots(Job job, List<Integer> slots, Deadline deadline) {
        List<PlanMessage> messages = slots.stream()
                .map(slot -> new PlanMessage(job.tenant(), job.id(), slot))
                .toList();
        return planQueue.send(messages, deadline).size();
    }
}
