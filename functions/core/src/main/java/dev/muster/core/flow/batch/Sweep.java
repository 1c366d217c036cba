package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.SweepMark;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Looks at every open job: takes it as far as it goes, and rings again for what is written down and does not move. So any
 * message may be lost, and whoever should have rung may have died.
 */
public final class Sweep {
    /** With less time than this left the rest is for the next sweep. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    /** Rung for so often in vain, a job is stalled: somebody should look. */
    private static final int STALLED = 4;

    private final Jobs jobs;
    private final UnexpiredJobs unexpiredJobs;
    private final Dispatcher dispatcher;
    private final AdvanceJob advanceJob;
    private final Time time;
    private final RandomGenerator random;
    private final Deadline deadline;

    public Sweep(Ports ports) {
        this.deadline = ports.deadline();
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.dispatcher = new Dispatcher(ports);
        this.advanceJob = new AdvanceJob(ports);
        this.time = ports.time();
        this.random = ports.random();
    }

    /** How a job was found. */
    public enum SweepVerdict {
        /** It has ended, or moves, or waits for somebody's release or for its time. */
        MOVING,
        /** It did not move, and was rung for. */
        RESENT,
        /** It has been rung for often, and does not move. */
        STALLED
    }

    /**
     * What a sweep came to.
     *
     * @param open jobs open when it began
     * @param found how those were found that there was time for
     * @param failures what went wrong, a line each; those jobs are for the next sweep
     */
    public record Swept(int open, Map<SweepVerdict, Integer> found, List<String> failures) {
        public Swept {
            found = Map.copyOf(found);
            failures = List.copyOf(failures);
        }
    }

    /** Looks at the open jobs in an order of chance, so that none is always left to the next sweep. */
    public Swept sweep() {
        return each(this::look);
    }

    /**
     * Rings for every open job at once, however lately it moved: for whoever knows that the queues were lost. Otherwise each
     * would stand still until a sweep has found that it does, and a message that is not lost would come twice.
     */
    public Swept resume() {
        return each(this::ringAtOnce);
    }

    private Swept each(Function<Job, SweepVerdict> look) {
        List<JobRef> open = new ArrayList<>(jobs.open());
        Collections.shuffle(open, Random.from(random));
        Map<SweepVerdict, Integer> found = new EnumMap<>(SweepVerdict.class);
        List<String> failures = new ArrayList<>();
        for (JobRef ref : open) {
            if (!deadline.hasAtLeast(RESERVE)) {
                break;
            }
            try {
                found.merge(advance(ref, look), 1, Math::addExact);
            } catch (RuntimeException failure) {
                failures.add("job " + ref.job() + ": " + failure);
            }
        }
        return new Swept(open.size(), found, failures);
    }

    private SweepVerdict advance(JobRef ref, Function<Job, SweepVerdict> look) {
        Optional<Job> before = jobs.find(ref.tenant(), ref.job());
        if (before.isEmpty()) {
            return SweepVerdict.MOVING;
        }
        if (!unexpiredJobs.isUnexpired(before.get())) {
            advanceJob.endExpired(before.get());
            return SweepVerdict.MOVING;
        }
        advanceJob.advance(before.get());
        return jobs.find(ref.tenant(), ref.job())
                .filter(job -> !job.hasEnded())
                .map(look)
                .orElse(SweepVerdict.MOVING);
    }

    private SweepVerdict ringAtOnce(Job job) {
        List<Tally> pages = jobs.tallies(job.tenant(), job.id());
        PlanProgress planned = PlanLoader.load(jobs, job);
        dispatcher.dispatchUnplanned(job, planned);
        dispatcher.dispatchUntallied(job, planned);
        Instant now = time.now();
        jobs.saveSweepMark(job, SweepMark.at(planned, pages, now).resent(now));
        return SweepVerdict.RESENT;
    }

    private SweepVerdict look(Job job) {
        List<Tally> pages = jobs.tallies(job.tenant(), job.id());
        PlanProgress planned = PlanLoader.load(jobs, job);
        if (job.sequence().isEmpty() && planned.isClosed()) {
            return SweepVerdict.MOVING;
        }
        Instant now = time.now();
        SweepMark look = SweepMark.at(planned, pages, now);
        Optional<SweepMark> earlier = jobs.sweepMark(new JobRef(job.tenant(), job.id()));
        if (earlier.isEmpty() || look.hasMovedSince(earlier.get())) {
            jobs.saveSweepMark(job, look);
            return SweepVerdict.MOVING;
        }
        SweepMark rung = earlier.get().resent(now);
        if (earlier.get().isDue(now)) {
            dispatcher.dispatchUnplanned(job, planned);
            dispatcher.dispatchUntallied(job, planned);
            jobs.saveSweepMark(job, rung);
        }
        if (rung.resends() > STALLED) {
            return SweepVerdict.STALLED;
        }
        return earlier.get().isDue(now) ? SweepVerdict.RESENT : SweepVerdict.MOVING;
    }
}
