package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Planned;
import dev.muster.core.job.State;
import dev.muster.core.job.Step;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Rules;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a job as far as what is written down allows: lets it run once everybody is found and nothing holds it, ends it
 * once every batch is tallied, tells the world that it has ended. Asking too early, or again, does no harm.
 */
public final class Finish {
    private final Jobs jobs;
    private final Access access;
    private final Ring ring;
    private final Announcements announcements;
    private final Time time;

    Finish(Jobs jobs, Access access, Ring ring, Announcements announcements, Time time) {
        this.jobs = jobs;
        this.access = access;
        this.ring = ring;
        this.announcements = announcements;
        this.time = time;
    }

    /** Takes the job as far as it goes. */
    public void finish(Job seen, Deadline deadline) {
        Planned planned = Planning.of(jobs, seen, deadline);
        // A plan that is complete never changes, so pages read after it count nothing it does not know.
        if (planned.isClosed()) {
            steps(seen, planned, deadline);
        }
    }

    /** Ends a job that is open past its time: whatever has not been done by now never will be. */
    void giveUp(Job job, Deadline deadline) {
        Planned planned = Planning.of(jobs, job, deadline);
        Totals done = Tally.sum(tallied(job, deadline));
        Totals skipped = new Totals(Map.of(Outcome.SKIPPED, planned.selected() - done.sum()));
        Ending ending = new Ending(State.CANCELLED, done.plus(skipped), planned.batches(), time.now());
        Job ended = job.hasEnded() ? job : job.end(ending);
        if (job.hasEnded() || jobs.replace(ended, deadline)) {
            announcements.announce(ended, deadline);
            jobs.replace(ended.announce(), deadline);
        }
    }

    private void steps(Job seen, Planned planned, Deadline deadline) {
        boolean more = true;
        while (more) {
            Optional<Job> job = jobs.find(seen.tenant(), seen.id(), deadline);
            more = job.isPresent() && step(job.get(), planned, deadline);
        }
    }

    /** Whether there may be another step. Each is one write on the header as it was read; the loser reads again. */
    private boolean step(Job job, Planned planned, Deadline deadline) {
        switch (Step.of(job, planned, tallied(job, deadline), time.now())) {
            case Step.Wait wait -> {
                return false;
            }
            case Step.Run run -> run(job, planned, deadline);
            case Step.End(Ending ending) -> jobs.replace(job.end(ending), deadline);
            case Step.Announce announce -> {
                announcements.announce(job, deadline);
                jobs.replace(job.announce(), deadline);
            }
        }
        return true;
    }

    /** Of a job that does not run nothing has to be read. */
    private List<Tally> tallied(Job job, Deadline deadline) {
        return job.sequence().isPresent() && !job.hasEnded()
                ? jobs.tallies(job.tenant(), job.id(), deadline)
                : List.of();
    }

    private void run(Job job, Planned planned, Deadline deadline) {
        Job running = job.run(access.nextSequence(job.tenant()), Rules.NONE);
        if (jobs.replace(running, deadline)) {
            ring.untallied(running, planned, deadline);
        }
    }
}
