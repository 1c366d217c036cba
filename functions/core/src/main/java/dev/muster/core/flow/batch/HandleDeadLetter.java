package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Closes the work of dead letters, so that its job ends: a batch is tallied as failed, and a job with an unplanned slot
 * is cancelled.
 */
public final class HandleDeadLetter {
    private static final String REASON = "the workers gave up after many deliveries";

    private final Jobs jobs;
    private final UnexpiredJobs unexpiredJobs;
    private final ChangePeople changePeople;
    private final PlanSlot planSlot;
    private final BatchRecorder batchRecorder;

    public HandleDeadLetter(Ports ports) {
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.changePeople = new ChangePeople(ports);
        this.planSlot = new PlanSlot(ports);
        this.batchRecorder = new BatchRecorder(ports);
    }

    /** Tallies the people of the batch as failed, except those that the job has changed (docs/design.md rule 8). */
    public void handle(BatchMessage message) {
        unexpiredJobs
                .find(message.tenant(), message.job())
                .filter(job -> job.sequence().isPresent() && !job.hasEnded())
                .ifPresent(job -> handle(job, message.batch()));
    }

    private void handle(Job job, BatchKey key) {
        Tally page = Objects.requireNonNull(
                jobs.tallies(job.tenant(), job.id(), List.of(key.page())).get(key.page()));
        Optional<Batch> batch =
                Optional.ofNullable(jobs.batches(job, List.of(key)).get(key));
        List<BatchCount> counts = page.knows(key) || batch.isEmpty()
                ? List.of()
                : List.of(batchRecorder.record(job, batch.get(), closeFailed(job, batch.get())));
        batchRecorder.tally(job, counts, List.of(page));
    }

    private List<PersonResult> closeFailed(Job job, Batch batch) {
        return Objects.requireNonNull(changePeople
                .closeUnprocessed(job, List.of(batch), Outcome.FAILED, REASON)
                .get(batch.key()));
    }

    /**
     * Cancels the job when its slot has no progress. A slot with progress is only slow: Sweep sends its message again
     * (docs/design.md rule 9).
     */
    public void handle(SlotMessage message) {
        Optional<Job> open = unexpiredJobs.find(message.tenant(), message.job()).filter(job -> !job.hasEnded());
        if (open.isEmpty()) {
            return;
        }
        SlotProgress progress = jobs.progress(message.tenant(), message.job(), List.of(message.slot()))
                .getFirst();
        if (!progress.equals(SlotProgress.unplanned(message.slot()))) {
            return;
        }
        Job job = open.get();
        if (job.isCancelled() || jobs.replace(job.cancel("gave up planning slot " + message.slot()))) {
            planSlot.plan(message);
        } else {
            handle(message);
        }
    }
}
