package dev.muster.core.flow.job;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.batch.Dispatcher;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Change;
import dev.muster.core.person.ProtectionRules;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes jobs exist, one for each Idempotency-Key: batches first, then the header (from there on the job exists), then the
 * messages, so that a crash anywhere loses nothing and doubles nothing.
 */
public final class JobCreator {
    private final Jobs jobs;
    private final Access access;
    private final OpenJobQuota openJobQuota;
    private final Dispatcher dispatcher;
    private final Time time;
    private final RandomGenerator random;

    public JobCreator(
            Jobs jobs,
            Access access,
            OpenJobQuota openJobQuota,
            Dispatcher dispatcher,
            Time time,
            RandomGenerator random) {
        this.jobs = jobs;
        this.access = access;
        this.openJobQuota = openJobQuota;
        this.dispatcher = dispatcher;
        this.time = time;
        this.random = random;
    }

    /**
     * The job this key has made before, or else what {@code fresh} comes to. What is refused may be so only because another
     * request with the key came between: then both get its job.
     */
    SubmitResult idempotent(
            Caller caller, Optional<Submit.IdempotencyKey> key, Deadline deadline, Supplier<SubmitResult> fresh) {
        return findEarlier(caller, key, deadline).orElseGet(() -> switch (fresh.get()) {
            case SubmitResult.Accepted accepted -> accepted;
            case SubmitResult.Refused refused ->
                findEarlier(caller, key, deadline).orElse(refused);
        });
    }

    private Optional<SubmitResult> findEarlier(Caller caller, Optional<Submit.IdempotencyKey> key, Deadline deadline) {
        return key.flatMap(sent -> jobs.findIdempotencyRecord(caller.tenant(), sent.key(), time.now(), deadline)
                .map(use -> replay(caller.tenant(), sent, use, deadline)));
    }

    /** Why there may be no new job now; empty when there is room for it. */
    Optional<Problem> checkOpenJobs(Caller caller, Deadline deadline) {
        return openJobQuota.check(caller.tenant(), deadline);
    }

    /** The header of a new job. Unless it has to wait for something it has its number right away. */
    Job newJob(
            Caller caller,
            JobKind kind,
            Optional<String> parent,
            Change change,
            ProtectionRules rules,
            Plan plan,
            JobOptions terms) {
        Instant now = time.now();
        Job job = new Job(
                caller.tenant(),
                JobId.at(now, random),
                new Origin(kind, parent, caller.person(), now),
                change,
                rules,
                plan,
                terms,
                Lifecycle.WAITING,
                1);
        return job.waitsForPlan() ? job : job.startAt(access.nextSequence(caller.tenant()));
    }

    /** Makes the job exist, all that is planned of it being written down, and rings for it. */
    SubmitResult create(Job job, Optional<Submit.IdempotencyKey> key, Deadline deadline) {
        Optional<IdempotencyRecord> earlier = jobs.create(job, key.map(sent -> use(sent, job)), deadline);
        return earlier.isPresent()
                ? replay(job.tenant(), key.orElseThrow(), earlier.get(), deadline)
                : accepted(job, deadline);
    }

    /**
     * The same for a job that another one is to name as its successor.
     *
     * @param predecessor the other one's header as it was read
     * @param again what is done when that header has moved since: whoever loses reads again
     */
    SubmitResult createSuccessor(
            Job job,
            Job predecessor,
            Optional<Submit.IdempotencyKey> key,
            Deadline deadline,
            Supplier<SubmitResult> again) {
        return switch (jobs.createSuccessor(
                job, predecessor.withSuccessor(job.id()), key.map(sent -> use(sent, job)), deadline)) {
            case Jobs.SuccessorResult.Done _ -> accepted(job, deadline);
            case Jobs.SuccessorResult.Used(IdempotencyRecord before) ->
                replay(job.tenant(), key.orElseThrow(), before, deadline);
            case Jobs.SuccessorResult.Moved _ -> again.get();
        };
    }

    private SubmitResult accepted(Job job, Deadline deadline) {
        return new SubmitResult.Accepted(job, false, dispatcher.dispatchNew(job, deadline));
    }

    private SubmitResult replay(Tenant tenant, Submit.IdempotencyKey sent, IdempotencyRecord use, Deadline deadline) {
        if (!use.request().equals(sent.request())) {
            return new SubmitResult.Refused(
                    new Problem(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before"));
        }
        return jobs.find(tenant, use.job(), deadline)
                .<SubmitResult>map(job -> new SubmitResult.Accepted(job, true, 0))
                .orElseGet(() -> new SubmitResult.Refused(
                        new Problem(Problem.Kind.NOT_FOUND, "the job this Idempotency-Key made is no longer kept")));
    }

    private static IdempotencyRecord use(Submit.IdempotencyKey sent, Job job) {
        return new IdempotencyRecord(
                sent.key(), sent.request(), job.id(), job.origin().createdAt().plus(Limits.REMEMBERED));
    }
}
