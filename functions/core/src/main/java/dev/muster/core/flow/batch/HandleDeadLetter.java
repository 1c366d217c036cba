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

/** Gives up on what was handed back too often, so that its job ends all the same, and tells for whom it was in vain. */
public final class HandleDeadLetter {
    private static final String REASON = "given up after many tries";

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

    /** Tallies the batch as failed, but for those people its job has written. */
    public void handle(BatchMessage message) {
        unexpiredJobs
                .find(message.tenant(), message.job())
                .filter(job -> job.sequence().isPresent() && !job.hasEnded())
                .ifPresent(job -> handle(job, message.batch()));
    }

    private void handle(Job job, BatchKey key) {
        Tally page = Objects.requireNonNull(
                jobs.tallies(job.tenant(), job.id(), List.of(key.page())).get(key.page()));
        Optional<Batch> batch = Optional.ofNullable(
                jobs.batches(job.tenant(), job.id(), List.of(key)).get(key));
        List<BatchCount> counts = page.knows(key) || batch.isEmpty()
                ? List.of()
                : List.of(batchRecorder.record(job, batch.get(), leave(job, batch.get())));
        batchRecorder.tally(job, counts, List.of(page));
    }

    private List<PersonResult> leave(Job job, Batch batch) {
        return Objects.requireNonNull(changePeople
                .closeUnprocessed(job, List.of(batch), Outcome.FAILED, REASON)
                .get(batch.key()));
    }

    /**
     * Gives the job up whose slot could not be planned. One that has got anywhere is only slow: it is rung for again when
     * the open jobs are swept.
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
        if (job.isCancelled() || jobs.replace(job.cancel("gave up looking for people in slot " + message.slot()))) {
            planSlot.plan(message);
        } else {
            handle(message);
        }
    }
}
