package dev.muster.core.flow;

import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Optional;

/** Ends a job once every planned batch is tallied. Asking too early, or again, does no harm. */
public final class Finish {
    private final Jobs jobs;
    private final Time time;

    public Finish(Jobs jobs, Time time) {
        this.jobs = jobs;
        this.time = time;
    }

    /** Ends the job if all of it is tallied. Pages are read before the header, so that the header is the newer. */
    public void finish(Job seen, Deadline deadline) {
        List<Tally> pages = jobs.tallies(seen.tenant(), seen.id(), deadline);
        Optional<Job> open =
                jobs.find(seen.tenant(), seen.id(), deadline).filter(job -> !job.hasEnded() && isTallied(job, pages));
        if (open.isPresent() && !jobs.replace(open.get().end(ending(pages)), deadline)) {
            finish(seen, deadline);
        }
    }

    private static boolean isTallied(Job job, List<Tally> pages) {
        return pages.stream().mapToInt(page -> page.done().size()).sum()
                == job.plan().batches();
    }

    private Ending ending(List<Tally> pages) {
        return new Ending(Tally.sum(pages), time.now());
    }
}
