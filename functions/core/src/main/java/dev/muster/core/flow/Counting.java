package dev.muster.core.flow;

import dev.muster.core.job.Batch;
import dev.muster.core.job.Count;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Planned;
import dev.muster.core.job.Result;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts batches that are done: their exceptions are written down first, once, then they are tallied, once. */
final class Counting {
    private final Jobs jobs;
    private final Finish finish;

    Counting(Jobs jobs, Finish finish) {
        this.jobs = jobs;
        this.finish = finish;
    }

    /** What the batch comes to: what another worker wrote down of it before counts, else these results. */
    Count decided(Job job, Batch batch, List<Result> results, Deadline deadline) {
        Outcomes decided = Outcomes.of(batch.key(), results);
        return known(batch, decided.exceptions().isEmpty() ? decided : jobs.writeOutcomes(job, decided, deadline));
    }

    /** What a batch of those outcomes comes to. */
    static Count known(Batch batch, Outcomes outcomes) {
        return new Count(
                batch.key(),
                outcomes.totals(batch.ids().size()),
                !outcomes.exceptions().isEmpty());
    }

    /**
     * Tallies the counts, and ends the job if they were the last.
     *
     * @param seen pages that were read before: one that was full then counts too, since whoever filled it may have died
     *     before it could finish the job
     */
    void tally(Job job, List<Count> counts, Collection<Tally> seen, Deadline deadline) {
        Map<PageKey, List<Count>> byPage = new TreeMap<>();
        counts.forEach(count -> byPage.computeIfAbsent(count.batch().page(), page -> new ArrayList<>())
                .add(count));
        List<Tally> pages = new ArrayList<>(seen);
        byPage.forEach((page, ofPage) -> pages.add(jobs.tally(job, page, ofPage, deadline)));
        Planned planned = Planning.of(jobs, job, slots(pages), deadline);
        if (pages.stream().anyMatch(planned::isFull)) {
            finish.finish(job, deadline);
        }
    }

    private static List<Integer> slots(List<Tally> pages) {
        return pages.stream().map(page -> page.page().slot()).distinct().toList();
    }
}
