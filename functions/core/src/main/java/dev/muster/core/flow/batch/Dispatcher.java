package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sends the messages for the unfinished slots and batches of a job. */
public final class Dispatcher {
    private final Jobs jobs;
    private final BatchQueue queue;
    private final PlanQueue planQueue;

    public Dispatcher(Ports ports) {
        this.jobs = ports.jobs();
        this.queue = ports.batchQueue();
        this.planQueue = ports.planQueue();
    }

    /** Sends the first messages of a new job. Returns the number of messages that could not be sent. */
    public int dispatchNew(Job job) {
        return dispatchNew(job, Map.of());
    }

    /**
     * As {@link #dispatchNew(Job)}, with copies of the people.
     *
     * @param read copies of the people of a batch. No copy goes into a dry run: a dry run writes nothing, so no write would
     *     check the version of a copy that is older than the sequence of the job
     */
    public int dispatchNew(Job job, Map<BatchKey, List<Person>> read) {
        Map<BatchKey, List<Person>> sent = job.dryRun() ? Map.of() : read;
        return job.plan()
                .plannedBefore()
                .map(planned -> job.sequence().isEmpty() ? 0 : sendBatches(job, planned.keys(), sent))
                .orElseGet(() -> sendSlots(job, all(job.plan())));
    }

    /** Sends a message for every open slot. Returns the number of messages that could not be sent. */
    int dispatchUnplanned(Job job, PlanProgress planned) {
        return sendSlots(
                job,
                planned.slots().stream()
                        .filter(slot -> !slot.closed())
                        .map(SlotProgress::slot)
                        .toList());
    }

    /**
     * Sends a message for every planned batch that no tally page counts; none for a job without a sequence. Returns the
     * number of messages that could not be sent.
     */
    public int dispatchUntallied(Job job, PlanProgress planned) {
        if (job.sequence().isEmpty()) {
            return 0;
        }
        Map<PageKey, Tally> pages = new HashMap<>();
        jobs.tallies(job.tenant(), job.id()).forEach(page -> pages.put(page.page(), page));
        return sendBatches(job, planned.keys().filter(batch -> !isTallied(batch, pages)), Map.of());
    }

    private static boolean isTallied(BatchKey batch, Map<PageKey, Tally> pages) {
        return pages.containsKey(batch.page()) && pages.get(batch.page()).knows(batch);
    }

    private int sendBatches(Job job, Stream<BatchKey> batches, Map<BatchKey, List<Person>> read) {
        List<BatchMessage> messages = batches.map(
                        batch -> new BatchMessage(job.tenant(), job.id(), batch, read.getOrDefault(batch, List.of())))
                .toList();
        return queue.send(messages).size();
    }

    private static List<Integer> all(Plan plan) {
        return IntStream.range(0, plan.slots()).boxed().toList();
    }

    private int sendSlots(Job job, List<Integer> slots) {
        List<SlotMessage> messages = slots.stream()
                .map(slot -> new SlotMessage(job.tenant(), job.id(), slot))
                .toList();
        return switch (job.plan()) {
            case Plan.ByFile(var _, var _, FileIntake.Complete _) ->
                planQueue.sendStripes(messages).size();
            // A file that is being uploaded has nothing to plan.
            case Plan.ByFile _ -> 0;
            case Plan.ByIds _, Plan.ByRows _, Plan.ByFilter _, Plan.Derived _ ->
                planQueue.send(messages).size();
        };
    }
}
