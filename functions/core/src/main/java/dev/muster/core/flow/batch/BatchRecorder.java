package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records processed batches: writes the exceptions of each batch once, then counts the batch on its tally page once.
 */
public final class BatchRecorder {
    /** A tally page stays within 1 KB. */
    private static final int PAGE_UNITS = 1;

    private final Jobs jobs;
    private final AdvanceJob advanceJob;

    public BatchRecorder(Ports ports) {
        this.jobs = ports.jobs();
        this.advanceJob = new AdvanceJob(ports);
    }

    /**
     * Writes the exceptions and returns the count of the batch. When another worker has written exceptions before,
     * those are counted (docs/design.md rule 14).
     */
    BatchCount record(Job job, Batch batch, List<PersonResult> results) {
        BatchOutcomes decided = BatchOutcomes.of(batch, results);
        return count(batch, decided.exceptions().isEmpty() ? decided : jobs.writeOutcomes(job, decided));
    }

    /** Returns the count of a batch with these outcomes. */
    static BatchCount count(Batch batch, BatchOutcomes outcomes) {
        return new BatchCount(
                batch.key(), outcomes.totals(batch), !outcomes.exceptions().isEmpty());
    }

    /**
     * Adds the counts to their tally pages, and advances the job when a page is full.
     *
     * @param seen pages that were read before; a full one advances the job too, because the worker that filled it
     *     may have crashed
     */
    void tally(Job job, List<BatchCount> counts, Collection<Tally> seen) {
        Map<PageKey, List<BatchCount>> byPage = new TreeMap<>();
        counts.forEach(count -> byPage.computeIfAbsent(count.batch().page(), _ -> new ArrayList<>())
                .add(count));
        List<Tally> pages = new ArrayList<>(seen);
        byPage.forEach((page, ofPage) -> pages.add(jobs.tally(job, page, withCost(ofPage))));
        PlanProgress planned = PlanLoader.load(jobs, job, slots(pages));
        if (pages.stream().anyMatch(planned::isFull)) {
            advanceJob.advance(job);
        }
    }

    /** What the worker has used so far counts with the first batch, once as the batch does (docs/design.md rule 20). */
    private List<BatchCount> withCost(List<BatchCount> counts) {
        List<BatchCount> priced = new ArrayList<>(counts);
        priced.set(0, counts.getFirst().costing(jobs.takeCost(PAGE_UNITS)));
        return priced;
    }

    private static List<Integer> slots(List<Tally> pages) {
        return pages.stream().map(page -> page.page().slot()).distinct().toList();
    }
}
