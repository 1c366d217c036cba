package dev.muster.core.flow.job;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.RequestContext.IdempotencyKey;
import dev.muster.core.flow.batch.Dispatcher;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobId;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Creates and replaces jobs, once for each Idempotency-Key. Batches are written first, then the job, then the messages
 * are sent; so a crash at any point loses nothing and doubles nothing (docs/design.md rule 16).
 */
final class JobCreator {
    private final Jobs jobs;
    private final Access access;
    private final OpenJobQuota openJobQuota;
    private final Dispatcher dispatcher;
    private final Time time;
    private final RandomGenerator random;

    JobCreator(Ports ports) {
        this.jobs = ports.jobs();
        this.access = ports.access();
        this.openJobQuota = new OpenJobQuota(ports);
        this.dispatcher = new Dispatcher(ports);
        this.time = ports.time();
        this.random = ports.random();
    }

    /**
     * Returns the job of an earlier request with the same Idempotency-Key, or empty when there is none. A flow asks only
     * once it knows that the caller may make the request now: an earlier right is no right to the response.
     */
    Optional<SubmitResult> findEarlier(RequestContext context) {
        return context.idempotencyKey()
                .flatMap(key -> jobs.findIdempotencyRecord(context.tenant(), key.key(), time.now())
                        .map(earlier -> replay(context.tenant(), key, earlier)));
    }

    /**
     * Rejects the request, unless another one with the same Idempotency-Key has created its job since: then both get that
     * job. A forbidden request is always rejected.
     */
    SubmitResult reject(RequestContext context, Problem problem) {
        Optional<SubmitResult> earlier =
                problem.kind() == Problem.Kind.FORBIDDEN ? Optional.empty() : findEarlier(context);
        return earlier.orElseGet(() -> new SubmitResult.Refused(problem));
    }

    /** Returns a problem when the caller may not open another job with these options. */
    Optional<Problem> checkOpenJobs(Caller caller, JobOptions options) {
        return openJobQuota.check(caller, options);
    }

    /** Returns a problem when the caller may not open another job whose file comes in parts. */
    Optional<Problem> checkOpenFiles(Caller caller) {
        return openJobQuota.checkWaiting(caller);
    }

    /** Returns a job that is not written yet. It has its sequence unless it has to wait for its plan or its release. */
    Job newJob(RequestContext context, JobDraft draft) {
        Caller caller = context.caller();
        Instant now = time.now();
        Job job = new Job(
                caller.tenant(),
                JobId.at(now, random),
                new Origin(draft.kind(), draft.parent(), caller.person(), now, context.credential()),
                new JobChange.Loaded(draft.change()),
                draft.rights(),
                draft.plan(),
                draft.options(),
                Lifecycle.WAITING,
                1);
        return job.waitsForPlan() ? job : job.startAt(access.nextSequence(caller.tenant()));
    }

    /** Writes the job, whose planned batches are written already, and sends its messages. */
    SubmitResult create(RequestContext context, Job job) {
        Job priced = priced(context, job, 1);
        return jobs.create(priced, idempotencyRecord(context, priced))
                .map(earlier -> replay(context, earlier))
                .orElseGet(() -> accepted(priced));
    }

    /**
     * Returns the job with what accepting has used, and with the write of its header: two index entries besides the item,
     * one more while it waits for a person, and twice the price for each item of a transaction.
     *
     * @param headers the headers that are written together, from 1
     */
    private Job priced(RequestContext context, Job job, int headers) {
        int items = headers + (context.idempotencyKey().isPresent() ? 1 : 0);
        int units = items == 1 ? 1 : 2 * items;
        return job.costing(jobs.takeCost(units + 2 + (job.waitsForPerson() ? 1 : 0)));
    }

    /**
     * As {@link #create}, and replaces the header of the job that it derives from in the same step.
     *
     * @param predecessor the next header of the other job as it was read
     * @return empty when another request has changed the predecessor since; nothing was written then
     */
    Optional<SubmitResult> createSuccessor(RequestContext context, Job job, Job predecessor) {
        Job priced = priced(context, job, 2);
        return switch (jobs.createSuccessor(priced, predecessor, idempotencyRecord(context, priced))) {
            case Jobs.WriteResult.Done _ -> Optional.of(accepted(priced));
            case Jobs.WriteResult.Used(IdempotencyRecord earlier) -> Optional.of(replay(context, earlier));
            case Jobs.WriteResult.Moved _ -> Optional.empty();
        };
    }

    /** Replaces the header of a job, and records the request's Idempotency-Key in the same step. */
    Jobs.WriteResult replace(RequestContext context, Job next) {
        Instant now = time.now();
        Optional<IdempotencyRecord> use = idempotencyRecord(context, next, now);
        if (use.isPresent()) {
            return jobs.replaceUnderKey(next, use.get(), now);
        }
        return jobs.replace(next) ? new Jobs.WriteResult.Done() : new Jobs.WriteResult.Moved();
    }

    private SubmitResult accepted(Job job) {
        return new SubmitResult.Accepted(job, false, dispatcher.dispatchNew(job));
    }

    /** Returns the job of the earlier request; refuses when that was another request. */
    SubmitResult replay(RequestContext context, IdempotencyRecord earlier) {
        return replay(context.tenant(), context.idempotencyKey().orElseThrow(), earlier);
    }

    private SubmitResult replay(Tenant tenant, IdempotencyKey key, IdempotencyRecord earlier) {
        if (!earlier.request().equals(key.request()) || earlier.job().equals(IdempotencyRecord.NO_JOB)) {
            return refused(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before");
        }
        return jobs.find(tenant, earlier.job())
                .<SubmitResult>map(job -> new SubmitResult.Accepted(job, true, 0))
                .orElseGet(() -> refused(Problem.Kind.NOT_FOUND, "the job of this Idempotency-Key is no longer kept"));
    }

    private static SubmitResult refused(Problem.Kind kind, String detail) {
        return new SubmitResult.Refused(new Problem(kind, detail));
    }

    private static Optional<IdempotencyRecord> idempotencyRecord(RequestContext context, Job job) {
        return idempotencyRecord(context, job, job.origin().createdAt());
    }

    private static Optional<IdempotencyRecord> idempotencyRecord(RequestContext context, Job job, Instant used) {
        Instant expires = used.plus(Limits.IDEMPOTENCY_KEY_LIFETIME);
        return context.idempotencyKey().map(key -> new IdempotencyRecord(key.key(), key.request(), job.id(), expires));
    }
}
