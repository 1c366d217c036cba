package dev.muster.core.flow.job;

import dev.muster.core.access.Caller;
import dev.muster.core.flow.batch.UnexpiredJobs;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Job;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import java.util.Optional;
import java.util.function.BiFunction;

/** The jobs something is to be done with, for callers who might have asked for them themselves. */
public final class AuthorizedJobs {
    private final UnexpiredJobs unexpiredJobs;
    private final Permissions permissions;
    private final JobCreator jobCreator;

    public AuthorizedJobs(UnexpiredJobs unexpiredJobs, Permissions permissions, JobCreator jobCreator) {
        this.unexpiredJobs = unexpiredJobs;
        this.permissions = permissions;
        this.jobCreator = jobCreator;
    }

    /** As {@link #with}, once for a key: the job it has made before, or else what {@code act} comes to. */
    SubmitResult once(
            Caller caller,
            String id,
            Optional<Submit.IdempotencyKey> key,
            Deadline deadline,
            BiFunction<Job, Permissions.Granted, SubmitResult> act) {
        return jobCreator.idempotent(caller, key, deadline, () -> with(caller, id, deadline, act));
    }

    /** What {@code act} comes to with the job and what the caller may do, or why there is none, or none for the caller. */
    SubmitResult with(
            Caller caller, String id, Deadline deadline, BiFunction<Job, Permissions.Granted, SubmitResult> act) {
        Optional<Job> job = unexpiredJobs.find(caller.tenant(), id, deadline);
        if (job.isEmpty()) {
            return new SubmitResult.Refused(new Problem(Problem.Kind.NOT_FOUND, "there is no such job"));
        }
        Permissions.Granted granted = permissions.of(caller, deadline);
        return permissions
                .check(granted, job.get().change().organizations())
                .<SubmitResult>map(SubmitResult.Refused::new)
                .orElseGet(() -> act.apply(job.get(), granted));
    }

    /** Why nothing can be made of the job any more; empty when it has ended and is kept for some time yet. */
    Optional<Problem> requireEnded(Job job, String verb) {
        return job.hasEnded()
                ? requireRetention(job)
                : Optional.of(
                        conflict("the job has not ended; to " + verb + " it, wait for its end or cancel it first"));
    }

    /** Why nothing new may be begun with the job; empty when it is kept long enough. */
    Optional<Problem> requireRetention(Job job) {
        return unexpiredJobs.hasEnoughRetention(job)
                ? Optional.empty()
                : Optional.of(conflict("the job is kept for less than seven days more, until " + job.expires()));
    }

    /** Why a job may not follow this one, as its undoing or in earnest; empty when none has yet. */
    Optional<Problem> requireNoSuccessor(Optional<Job> predecessor) {
        if (predecessor.isEmpty()) {
            return Optional.of(conflict("the job that would be undone is no longer kept"));
        }
        return requireRetention(predecessor.get())
                .or(() -> predecessor
                        .get()
                        .lifecycle()
                        .successor()
                        .map(other -> conflict("that is done already, by job " + other)));
    }

    static Problem conflict(String detail) {
        return new Problem(Problem.Kind.CONFLICT, detail);
    }
}
