package dev.muster.core.flow;

import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Planned;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Optional;

/** Ends a job once all of it is planned and every planned batch tallied. Asking too early, or again, does no harm. */
public final class Finish {
    private final Jobs jobs;
    private final Time time;

    public Finish(Jobs jobs, Time time) {
        this.jobs = jobs;
        this.time = time;
    }

    /** Ends the job if all of it is tallied. Pages are read first, so that no plan is older than what it counts. */
    public void finish(Job seen, Deadline deadline) {
        List<Tally> pages = jobs.tallies(seen.tenant(), seen.id(), deadline);
        Planned planned = Planning.of(jobs, seen, deadline);
        Optional<Job> open = isTallied(planned, pages)
                ? jobs.find(seen.tenant(), seen.id(), deadline).filter(job -> !job.hasEnded())
                : Optional.empty();
        if (open.isPresent() && !jobs.replace(open.get().end(ending(planned, pages)), deadline)) {
            finish(seen, deadline);
        }
    }

    private static boolean isTallied(Planned planned, List<Tally> pages) {
        return planned.isClosed()
                && pages.stream().mapToInt(page -> page.done().size()).sum() == planned.batches();
    }

    private Ending ending(Planned planned, List<Tally> pages) {
        return new Ending(Tally.sum(pages), planned.batches(), time.now());
    }
}
