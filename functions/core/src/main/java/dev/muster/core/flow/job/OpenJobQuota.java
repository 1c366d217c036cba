package dev.muster.core.flow.job;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.Optional;

/**
 * The limits on open jobs. Every open job costs a share of the queues, of each sweep and of the storage, so a tenant has
 * a limit on its open jobs, held jobs included. A held job stays open without a limit of its work, so each person has a
 * limit on the jobs that wait for a release; otherwise one person could use up the limit of the tenant. Running jobs end
 * by themselves and do not count there. A count may be a moment old, so requests that arrive together may exceed a limit
 * by a few jobs.
 */
final class OpenJobQuota {
    private final Jobs jobs;
    private final int limit;

    OpenJobQuota(Ports ports) {
        this.jobs = ports.jobs();
        this.limit = ports.openJobs();
    }

    /** Returns a problem when the caller may not open another job with these options. */
    Optional<Problem> check(Caller caller, JobOptions options) {
        return checkOpen(caller.tenant()).or(() -> options.hold().isPresent() ? checkHeld(caller) : Optional.empty());
    }

    /** As {@link #check}, for a job that waits for its parts. */
    Optional<Problem> checkWaiting(Caller caller) {
        return checkOpen(caller.tenant()).or(() -> checkHeld(caller));
    }

    private Optional<Problem> checkOpen(Tenant tenant) {
        return jobs.countOpen(tenant, limit) < limit
                ? Optional.empty()
                : tooMany(("%d jobs are open, as many as there may be at once; try again when one of them has ended,"
                                + " or cancel one, or release one that is held")
                        .formatted(limit));
    }

    private Optional<Problem> checkHeld(Caller caller) {
        return jobs.countHeld(caller.tenant(), caller.person(), Limits.HELD_JOBS) < Limits.HELD_JOBS
                ? Optional.empty()
                : tooMany(
                        ("%d jobs of person %s wait for parts or for a release, as many as one person may hold at once;"
                                        + " close, release or cancel one of them, or send this job without hold")
                                .formatted(Limits.HELD_JOBS, caller.person()));
    }

    private static Optional<Problem> tooMany(String detail) {
        return Optional.of(new Problem(Problem.Kind.TOO_MANY_OPEN_JOBS, detail));
    }
}
