package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.RowCount;
import dev.muster.core.job.SweepMark;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.core.time.TimeReserve;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * Inspects every open job: advances it, and sends messages again for a job that does not move. So any message may be
 * lost and any worker may crash (docs/design.md rule 6). It also cancels a held job that is not released in time.
 */
public final class Sweep {
    /** A job is stalled after this number of resends without movement. */
    private static final int MAX_RESENDS = 4;

    private final Jobs jobs;
    private final UnexpiredJobs unexpiredJobs;
    private final Dispatcher dispatcher;
    private final AdvanceJob advanceJob;
    private final CompleteFile completeFile;
    private final Time time;
    private final RandomGenerator random;
    private final Deadline deadline;

    public Sweep(Ports ports) {
        this.deadline = ports.deadline();
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.dispatcher = new Dispatcher(ports);
        this.advanceJob = new AdvanceJob(ports);
        this.completeFile = new CompleteFile(ports);
        this.time = ports.time();
        this.random = ports.random();
    }

    /** The state in which Sweep found a job. */
    public enum SweepVerdict {
        /** The job has ended, moves, or waits for a release or for its next resend. */
        MOVING,
        /** The job did not move, and its messages were sent again. */
        RESENT,
        /** The job does not move after several resends. */
        STALLED
    }

    /**
     * The result of a sweep.
     *
     * @param open number of open jobs at the start
     * @param found number of inspected jobs by verdict
     * @param failures one line for each failed job; the next sweep inspects it again
     */
    public record SweepResult(int open, Map<SweepVerdict, Integer> found, List<String> failures) {
        public SweepResult {
            found = Map.copyOf(found);
            failures = List.copyOf(failures);
        }
    }

    /** Inspects the open jobs in random order, so that no job is always left to the next sweep. */
    public SweepResult sweep() {
        return inspectEach(this::inspect);
    }

    /**
     * Sends messages for every open job at once, for an operator whose queues were lost. A message that was not lost is
     * then delivered twice.
     */
    public SweepResult resume() {
        return inspectEach(this::resendNow);
    }

    private SweepResult inspectEach(Function<Job, SweepVerdict> inspection) {
        List<JobRef> open = new ArrayList<>(jobs.open());
        Collections.shuffle(open, Random.from(random));
        Map<SweepVerdict, Integer> found = new EnumMap<>(SweepVerdict.class);
        List<String> failures = new ArrayList<>();
        for (JobRef ref : open) {
            if (!deadline.hasAtLeast(TimeReserve.NEXT_STEP)) {
                break;
            }
            try {
                found.merge(advance(ref, inspection), 1, Math::addExact);
            } catch (RuntimeException failure) {
                failures.add("job " + ref.job() + ": " + failure);
            }
        }
        return new SweepResult(open.size(), found, failures);
    }

    private SweepVerdict advance(JobRef ref, Function<Job, SweepVerdict> inspection) {
        Optional<Job> before = jobs.find(ref.tenant(), ref.job());
        if (before.isEmpty()) {
            return SweepVerdict.MOVING;
        }
        if (!unexpiredJobs.isUnexpired(before.get())) {
            advanceJob.endExpired(before.get());
            return SweepVerdict.MOVING;
        }
        advanceJob.advance(unlessLeftTooLong(completed(before.get())));
        return jobs.find(ref.tenant(), ref.job())
                .filter(job -> !job.hasEnded())
                .map(inspection)
                .orElse(SweepVerdict.MOVING);
    }

    /** Completes a file whose closing request died; its messages are sent when it does not move. */
    private Job completed(Job job) {
        if (job.isAbandoned()
                || !(job.plan() instanceof Plan.ByFile plan)
                || !(plan.intake() instanceof FileIntake.Closing(RowCount claimed))) {
            return job;
        }
        Job next = completeFile.count(job, plan, claimed).next();
        return jobs.replace(next) ? next : job;
    }

    /**
     * Cancels a job whose file was not closed, or that was not released, in time (docs/design.md rule 15). When another
     * writer has just changed the job, for example released it, the next sweep decides.
     */
    private Job unlessLeftTooLong(Job job) {
        Instant now = time.now();
        return job.openUntil()
                .filter(until -> !until.isAfter(now))
                .map(until -> "its file was not closed until " + until.truncatedTo(ChronoUnit.SECONDS))
                .or(() -> job.heldUntil()
                        .filter(until -> !until.isAfter(now))
                        .map(until -> "not released until " + until.truncatedTo(ChronoUnit.SECONDS)))
                .map(job::cancel)
                .filter(jobs::replace)
                .orElse(job);
    }

    private SweepVerdict resendNow(Job job) {
        List<Tally> pages = jobs.tallies(job.tenant(), job.id());
        PlanProgress planned = PlanLoader.load(jobs, job);
        dispatcher.dispatchUnplanned(job, planned);
        dispatcher.dispatchUntallied(job, planned);
        Instant now = time.now();
        jobs.saveSweepMark(job, SweepMark.at(planned, pages, now).resent(now));
        return SweepVerdict.RESENT;
    }

    private SweepVerdict inspect(Job job) {
        List<Tally> pages = jobs.tallies(job.tenant(), job.id());
        PlanProgress planned = PlanLoader.load(jobs, job);
        if (job.takesParts() || (job.sequence().isEmpty() && planned.isClosed())) {
            return SweepVerdict.MOVING;
        }
        Instant now = time.now();
        SweepMark mark = SweepMark.at(planned, pages, now);
        Optional<SweepMark> earlier = jobs.sweepMark(new JobRef(job.tenant(), job.id()));
        if (earlier.isEmpty() || mark.hasMovedSince(earlier.get())) {
            jobs.saveSweepMark(job, mark);
            return SweepVerdict.MOVING;
        }
        SweepMark resent = earlier.get().resent(now);
        if (earlier.get().isDue(now)) {
            dispatcher.dispatchUnplanned(job, planned);
            dispatcher.dispatchUntallied(job, planned);
            jobs.saveSweepMark(job, resent);
        }
        if (resent.resends() > MAX_RESENDS) {
            return SweepVerdict.STALLED;
        }
        return earlier.get().isDue(now) ? SweepVerdict.RESENT : SweepVerdict.MOVING;
    }
}
