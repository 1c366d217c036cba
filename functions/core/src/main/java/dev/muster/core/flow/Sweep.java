package dev.muster.core.flow;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Look;
import dev.muster.core.job.Planned;
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
import java.util.function.BiFunction;
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
    private final Kept kept;
    private final Ring ring;
    private final Finish finish;
    private final Time time;
    private final RandomGenerator chance;

    Sweep(Jobs jobs, Kept kept, Ring ring, Finish finish, Time time, RandomGenerator chance) {
        this.jobs = jobs;
        this.kept = kept;
        this.ring = ring;
        this.finish = finish;
        this.time = time;
        this.chance = chance;
    }

    /** How a job was found. */
    public enum Found {
        /** It has ended, or moves, or waits for somebody's release or for its time. */
        WELL,
        /** It did not move, and was rung for. */
        RUNG,
        /** It has been rung for often, and does not move. */
        STALLED
    }

    /**
     * What a sweep came to.
     *
     * @param open jobs open when it began
     * @param found how those were found that there was time for
     * @param troubles what went wrong, a line each; those jobs are for the next sweep
     */
    public record Swept(int open, Map<Found, Integer> found, List<String> troubles) {
        public Swept {
            found = Map.copyOf(found);
            troubles = List.copyOf(troubles);
        }
    }

    /** Looks at the open jobs in an order of chance, so that none is always left to the next sweep. */
    public Swept sweep(Deadline deadline) {
        return each(this::look, deadline);
    }

    /**
     * Rings for every open job at once, however lately it moved: for whoever knows that the queues were lost. Otherwise each
     * would stand still until a sweep has found that it does, and a message that is not lost would come twice.
     */
    public Swept resume(Deadline deadline) {
        return each(this::ringAtOnce, deadline);
    }

    private Swept each(BiFunction<Job, Deadline, Found> look, Deadline deadline) {
        List<JobRef> open = new ArrayList<>(jobs.open(deadline));
        Collections.shuffle(open, Random.from(chance));
        Map<Found, Integer> found = new EnumMap<>(Found.class);
        List<String> troubles = new ArrayList<>();
        for (JobRef ref : open) {
            if (!deadline.allows(RESERVE)) {
                break;
            }
            try {
                found.merge(advance(ref, look, deadline), 1, Math::addExact);
            } catch (RuntimeException trouble) {
                troubles.add("job " + ref.job() + ": " + trouble);
            }
        }
        return new Swept(open.size(), found, troubles);
    }

    private Found advance(JobRef ref, BiFunction<Job, Deadline, Found> look, Deadline deadline) {
        Optional<Job> before = jobs.find(ref.tenant(), ref.job(), deadline);
        if (before.isEmpty()) {
            return Found.WELL;
        }
        if (!kept.has(before.get())) {
            finish.giveUp(before.get(), deadline);
            return Found.WELL;
        }
        finish.finish(before.get(), deadline);
        return jobs.find(ref.tenant(), ref.job(), deadline)
                .filter(job -> !job.hasEnded())
                .map(job -> look.apply(job, deadline))
                .orElse(Found.WELL);
    }

    private Found ringAtOnce(Job job, Deadline deadline) {
        List<Tally> pages = jobs.tallies(job.tenant(), job.id(), deadline);
        Planned planned = Planning.of(jobs, job, deadline);
        ring.unplanned(job, planned, deadline);
        ring.untallied(job, planned, deadline);
        Instant now = time.now();
        jobs.look(job, Look.at(planned, pages, now).ring(now), deadline);
        return Found.RUNG;
    }

    private Found look(Job job, Deadline deadline) {
        List<Tally> pages = jobs.tallies(job.tenant(), job.id(), deadline);
        Planned planned = Planning.of(jobs, job, deadline);
        if (job.sequence().isEmpty() && planned.isClosed()) {
            return Found.WELL;
        }
        Instant now = time.now();
        Look look = Look.at(planned, pages, now);
        Optional<Look> earlier = jobs.looked(new JobRef(job.tenant(), job.id()), deadline);
        if (earlier.isEmpty() || look.hasMovedSince(earlier.get())) {
            jobs.look(job, look, deadline);
            return Found.WELL;
        }
        Look rung = earlier.get().ring(now);
        if (earlier.get().isDue(now)) {
            ring.unplanned(job, planned, deadline);
            ring.untallied(job, planned, deadline);
            jobs.look(job, rung, deadline);
        }
        if (rung.rung() > STALLED) {
            return Found.STALLED;
        }
        return earlier.get().isDue(now) ? Found.RUNG : Found.WELL;
    }
}
