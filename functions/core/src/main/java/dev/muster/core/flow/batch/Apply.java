package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Applies the batches of a delivery: reads the people, decides, writes the changed people, writes the exceptions, and
 * tallies. Batches of one job are applied together, so that one update of a tally page counts several of them.
 */
public final class Apply {
    private final Jobs jobs;
    private final UnexpiredJobs unexpiredJobs;
    private final ChangePeople changePeople;
    private final BatchRecorder batchRecorder;
    private final AdvanceJob advanceJob;
    private final Deadline deadline;

    public Apply(Ports ports) {
        this.deadline = ports.deadline();
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.changePeople = new ChangePeople(ports);
        this.batchRecorder = new BatchRecorder(ports);
        this.advanceJob = new AdvanceJob(ports);
    }

    /**
     * Applies the messages as far as time allows; never throws. The queue delivers the messages that are handed back
     * again.
     */
    public ApplyResult apply(List<Delivery> deliveries) {
        Map<JobRef, List<Delivery>> byJob = new LinkedHashMap<>();
        deliveries.forEach(delivery ->
                byJob.computeIfAbsent(jobOf(delivery), _ -> new ArrayList<>()).add(delivery));
        return byJob.entrySet().stream()
                .map(entry -> applyJob(entry.getKey(), entry.getValue()))
                .reduce(new ApplyResult(List.of()), ApplyResult::plus);
    }

    private static JobRef jobOf(Delivery delivery) {
        return new JobRef(delivery.message().tenant(), delivery.message().job());
    }

    private ApplyResult applyJob(JobRef ref, List<Delivery> deliveries) {
        List<BatchMessage> messages = deliveries.stream().map(Delivery::message).toList();
        if (!deadline.hasAtLeast(TimeReserve.NEXT_STEP)) {
            return ApplyResult.all(messages, "no time left");
        }
        try {
            // A missing job has expired, or another request with its Idempotency-Key was created first.
            return unexpiredJobs
                    .find(ref.tenant(), ref.job())
                    .filter(job -> job.sequence().isPresent())
                    .map(job -> job.hasEnded() ? publishEnd(job) : applyTo(job, deliveries))
                    .orElse(new ApplyResult(List.of()));
        } catch (RuntimeException failure) {
            return ApplyResult.all(messages, failure.toString());
        }
    }

    /** The worker that ended the job may have crashed before it published the end. */
    private ApplyResult publishEnd(Job job) {
        if (!job.lifecycle().published()) {
            advanceJob.advance(job);
        }
        return new ApplyResult(List.of());
    }

    private ApplyResult applyTo(Job job, List<Delivery> deliveries) {
        Set<BatchKey> keys = new HashSet<>();
        deliveries.forEach(delivery -> keys.add(delivery.message().batch()));
        Known known = known(job, deliveries, keys);
        Map<BatchKey, Batch> batches = jobs.batches(job, keys);
        List<Batch> toDo = batches.values().stream()
                .filter(batch -> !known.has(batch.key()))
                .toList();
        Map<BatchKey, List<PersonResult>> done = job.isCancelled()
                ? changePeople.closeUnprocessed(
                        job, toDo, Outcome.SKIPPED, job.lifecycle().cancelled().orElseThrow())
                : changePeople.change(job, toDo, alreadyRead(deliveries));
        List<BatchCount> counts = new ArrayList<>();
        done.forEach((key, results) ->
                counts.add(batchRecorder.record(job, Objects.requireNonNull(batches.get(key)), results)));
        known.outcomes()
                .forEach((key, outcomes) ->
                        counts.add(BatchRecorder.count(Objects.requireNonNull(batches.get(key)), outcomes)));
        counts.removeIf(count -> known.isTallied(count.batch()));
        batchRecorder.tally(job, counts, known.pages().values());
        return new ApplyResult(deliveries.stream()
                .map(Delivery::message)
                .filter(message -> !settled(message.batch(), known, done))
                .map(message -> new ApplyResult.Failure(
                        message, "other writers kept changing its people, or the batch is not stored yet"))
                .toList());
    }

    /** Returns the people that the planner has read. */
    private static Map<String, Person> alreadyRead(List<Delivery> deliveries) {
        Map<String, Person> read = new HashMap<>();
        deliveries.forEach(delivery -> delivery.message().read().forEach(person -> read.put(person.id(), person)));
        return read;
    }

    private static boolean settled(BatchKey batch, Known known, Map<BatchKey, List<PersonResult>> done) {
        return known.has(batch) || done.containsKey(batch);
    }

    /** The stored results about batches: tally pages and exceptions. */
    private record Known(Map<PageKey, Tally> pages, Map<BatchKey, BatchOutcomes> outcomes) {
        boolean has(BatchKey batch) {
            return isTallied(batch) || outcomes.containsKey(batch);
        }

        boolean isTallied(BatchKey batch) {
            return pages.containsKey(batch.page()) && pages.get(batch.page()).knows(batch);
        }
    }

    /**
     * Reads the stored results of the batches (docs/design.md rule 1). Exceptions are read at every delivery, because
     * even a first delivery may be a second message for a batch that a crashed worker had decided. Pages are read only
     * at later deliveries: they spare reading the people of a batch that is counted.
     */
    private Known known(Job job, List<Delivery> deliveries, Set<BatchKey> keys) {
        Set<PageKey> pages = new HashSet<>();
        deliveries.stream()
                .filter(delivery -> !delivery.isFirst())
                .forEach(delivery -> pages.add(delivery.message().batch().page()));
        return new Known(
                pages.isEmpty() ? Map.of() : jobs.tallies(job.tenant(), job.id(), pages),
                jobs.outcomes(job.tenant(), job.id(), keys));
    }
}
