package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rings for what is written down of a job and not done: sends the messages of its slots and batches. */
public final class Dispatcher {
    private final Jobs jobs;
    private final BatchQueue queue;
    private final PlanQueue planQueue;

    public Dispatcher(Ports ports) {
        this.jobs = ports.jobs();
        this.queue = ports.batchQueue();
        this.planQueue = ports.planQueue();
    }

    /** Rings for a job that was just accepted. Returns how many messages could not be sent. */
    public int dispatchNew(Job job) {
        return switch (job.plan()) {
            case Plan.ByIds _ when job.sequence().isEmpty() -> 0;
            case Plan.ByIds byIds -> send(job, PlanProgress.of(byIds).keys());
            case Plan.ByFilter _ -> slots(job, all(job.plan()));
            case Plan.Derived _ -> slots(job, all(job.plan()));
        };
    }

    /** Rings for every slot that is not looked through. Returns how many messages could not be sent. */
    int dispatchUnplanned(Job job, PlanProgress planned) {
        return slots(
                job,
                planned.slots().stream()
                        .filter(slot -> !slot.closed())
                        .map(SlotProgress::slot)
                        .toList());
    }

    /**
     * Rings for every batch planned that no tally knows; of a job that does not run for none. Returns how many messages
     * could not be sent.
     */
    public int dispatchUntallied(Job job, PlanProgress planned) {
        if (job.sequence().isEmpty()) {
            return 0;
        }
        Map<PageKey, Tally> pages = new HashMap<>();
        jobs.tallies(job.tenant(), job.id()).forEach(page -> pages.put(page.page(), page));
        return send(job, planned.keys().filter(batch -> !isTallied(batch, pages)));
    }

    private static boolean isTallied(BatchKey batch, Map<PageKey, Tally> pages) {
        return pages.containsKey(batch.page()) && pages.get(batch.page()).knows(batch);
    }

    private int send(Job job, Stream<BatchKey> batches) {
        List<BatchMessage> messages = batches.map(batch -> new BatchMessage(job.tenant(), job.id(), batch))
                .toList();
        return queue.send(messages).size();
    }

    private static List<Integer> all(Plan plan) {
        return IntStream.range(0, plan.slots()).boxed().toList();
    }

    private int slots(Job job, List<Integer> slots) {
        List<SlotMessage> messages = slots.stream()
                .map(slot -> new SlotMessage(job.tenant(), job.id(), slot))
                .toList();
        return planQueue.send(messages).size();
    }
}
