package dev.muster.core.flow;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Count;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Message;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.Progress;
import dev.muster.core.job.Result;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/** Gives up on what was handed back too often, so that its job ends all the same, and tells for whom it was in vain. */
public final class Bury {
    private static final String REASON = "given up after many tries";

    private final Jobs jobs;
    private final Kept kept;
    private final ChangePeople changePeople;
    private final Search search;
    private final Counting counting;

    Bury(Jobs jobs, Kept kept, ChangePeople changePeople, Search search, Counting counting) {
        this.jobs = jobs;
        this.kept = kept;
        this.changePeople = changePeople;
        this.search = search;
        this.counting = counting;
    }

    /** Tallies the batch as failed, but for those people its job has written. */
    public void bury(Message message, Deadline deadline) {
        kept.find(message.tenant(), message.job(), deadline)
                .filter(job -> job.sequence().isPresent() && !job.hasEnded())
                .ifPresent(job -> bury(job, message.batch(), deadline));
    }

    private void bury(Job job, BatchKey key, Deadline deadline) {
        Tally page = jobs.tallies(job.tenant(), job.id(), List.of(key.page()), deadline)
                .get(key.page());
        Optional<Batch> batch = Optional.ofNullable(
                jobs.batches(job.tenant(), job.id(), List.of(key), deadline).get(key));
        List<Count> counts = page.knows(key) || batch.isEmpty()
                ? List.of()
                : List.of(counting.decided(job, batch.get(), leave(job, batch.get(), deadline), deadline));
        counting.tally(job, counts, List.of(page), deadline);
    }

    private List<Result> leave(Job job, Batch batch, Deadline deadline) {
        return changePeople
                .leave(job, List.of(batch), Outcome.FAILED, REASON, deadline)
                .get(batch.key());
    }

    /**
     * Gives the job up whose slot could not be planned. One that has got anywhere is only slow: it is rung for again when
     * the open jobs are swept.
     */
    public void bury(PlanMessage message, Deadline deadline) {
        Optional<Job> open =
                kept.find(message.tenant(), message.job(), deadline).filter(job -> !job.hasEnded());
        if (open.isEmpty()) {
            return;
        }
        Progress progress = jobs.progress(message.tenant(), message.job(), List.of(message.slot()), deadline)
                .getFirst();
        if (!progress.equals(Progress.unplanned(message.slot()))) {
            return;
        }
        Job job = open.get();
        if (job.isCancelled()
                || jobs.replace(job.cancel("gave up looking for people in slot " + message.slot()), deadline)) {
            search.search(message, deadline);
        } else {
            bury(message, deadline);
        }
    }
}
