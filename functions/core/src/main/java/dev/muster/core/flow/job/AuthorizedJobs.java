package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.UnexpiredJobs;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Problem;
import java.util.Optional;

/** The jobs that a caller may act on: those it could have submitted itself. */
final class AuthorizedJobs {
    private final Jobs jobs;
    private final UnexpiredJobs unexpiredJobs;
    private final Permissions permissions;

    AuthorizedJobs(Ports ports) {
        this.jobs = ports.jobs();
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.permissions = new Permissions(ports);
    }

    /** The result of looking a job up for a caller. */
    sealed interface Lookup {
        /** The job exists, and the caller may change people in its organizations. */
        record Found(Job job) implements Lookup {}

        /** The job does not exist, or the caller may not change its people. */
        record Rejected(Problem problem) implements Lookup {}
    }

    Lookup find(RequestContext context, String id) {
        Optional<Job> job = unexpiredJobs.find(context.tenant(), id);
        if (job.isEmpty()) {
            return new Lookup.Rejected(new Problem(Problem.Kind.NOT_FOUND, "there is no such job"));
        }
        Optional<Problem> problem = checkReader(context, job.get())
                .or(() -> permissions.check(context, jobs.change(job.get()).organizations()));
        return problem.<Lookup>map(Lookup.Rejected::new).orElseGet(() -> new Lookup.Found(job.get()));
    }

    private static Optional<Problem> checkReader(RequestContext context, Job job) {
        return ReadableJobs.isOwn(context, job)
                ? Optional.empty()
                : Permissions.checkAnyReach(context, "acts on jobs of other people", "");
    }

    /** Returns a problem unless the job has ended and is kept long enough to derive another job from it. */
    Optional<Problem> requireEnded(Job job, String verb) {
        return job.hasEnded()
                ? requireRetention(job)
                : Optional.of(
                        conflict("the job has not ended; to " + verb + " it, wait for its end or cancel it first"));
    }

    /** Returns a problem when the job expires too soon to act on it. */
    Optional<Problem> requireRetention(Job job) {
        return unexpiredJobs.hasEnoughRetention(job)
                ? Optional.empty()
                : Optional.of(conflict("the job is kept for less than seven days more, until " + job.expires()));
    }

    /** Returns a problem when the job has a successor that rules out another one, or expires too soon to get one. */
    Optional<Problem> requireRepeatable(Job predecessor) {
        return requireRetention(predecessor)
                .or(() -> new Successors(jobs).excluding(predecessor).map(AuthorizedJobs::doneBy));
    }

    private static Problem doneBy(Job successor) {
        return successor.hasEnded()
                ? conflict("that is done already, by job " + successor.id())
                : conflict("that is being done by job " + successor.id() + ", which has not ended");
    }

    static Problem conflict(String detail) {
        return new Problem(Problem.Kind.CONFLICT, detail);
    }
}
