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
            case Plan.Searched searched -> slots(job, deadline);
            case Plan.Derived derived -> slots(job, deadline);
        };
    }

    /** Rings for every batch planned that no tally knows. Returns how many messages could not be sent. */
    int untallied(Job job, Planned planned, Deadline deadline) {
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

    private int slots(Job job, Deadline deadline) {
        List<PlanMessage> messages = IntStream.range(0, job.plan().slots())
                .mapToObj(slot -> new PlanMessage(job.tenant(), job.id(), slot))
                .toList();
        return planQueue.send(messages, deadline).size();
    }
}
